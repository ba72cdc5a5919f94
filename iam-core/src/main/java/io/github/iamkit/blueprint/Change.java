package io.github.iamkit.blueprint;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One thing that a plan changes: what, how, why, and what to think of before agreeing.
 *
 * <pre>{@code
 * for (Change change : plan.changes()) {
 *     System.out.println(change.action() + " " + change.address() + " " + change.risks());
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Change {
    /** What is done. */
    public enum Action {
        /** It is not there, and will be. */
        CREATE("+"),
        /** It is there, and will say something else. */
        UPDATE("~"),
        /** It is deleted and created anew, as AWS cannot change it. */
        REPLACE("-/+"),
        /** It is there, and will not be. */
        DELETE("-"),
        /** It is there already, and is marked as the blueprint's. */
        ADOPT("="),
        /** It is as it should be. Plans leave these out. */
        NO_OP(" "),
        /** It would be changed, but must not be; the reason says what would allow it. */
        BLOCKED("!");

        private final String sign;

        Action(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    private final Address address;
    private final Action action;
    private final Optional<Value> before;
    private final Optional<Value> after;
    private final AccessChange access;
    private final Set<Risk> risks;
    private final String reason;
    private final SortedMap<Address, Value> saidAtCreation;

    private Change(
            Address address,
            Action action,
            Optional<Value> before,
            Optional<Value> after,
            AccessChange access,
            Set<Risk> risks,
            String reason,
            SortedMap<Address, Value> saidAtCreation) {
        this.address = address;
        this.action = action;
        this.before = before;
        this.after = after;
        this.access = access;
        this.risks = Collections.unmodifiableSet(risks);
        this.reason = reason;
        this.saidAtCreation = Collections.unmodifiableSortedMap(saidAtCreation);
    }

    static Change of(Address address, Optional<Value> before, Optional<Value> after, AccessChange access) {
        Action action = before.isEmpty() ? Action.CREATE : after.isEmpty() ? Action.DELETE : Action.UPDATE;
        return new Change(address, action, before, after, access, access.risks(), "", Collections.emptySortedMap());
    }

    Change as(Action other) {
        return new Change(address, other, before, after, access, risks, reason, saidAtCreation);
    }

    Change with(Risk risk) {
        Set<Risk> all = EnumSet.of(risk);
        all.addAll(risks);
        return new Change(address, action, before, after, access, all, reason, saidAtCreation);
    }

    Change because(String why) {
        return new Change(address, action, before, after, access, risks, why, saidAtCreation);
    }

    /** Returns this creation with what the call that creates says as well. */
    Change saying(SortedMap<Address, Value> facts) {
        return new Change(address, action, before, after, access, risks, reason, facts);
    }

    Change blocked(String why) {
        return as(Action.BLOCKED).because(why);
    }

    Address place() {
        return address;
    }

    Optional<Value> valueBefore() {
        return before;
    }

    Optional<Value> valueAfter() {
        return after;
    }

    AccessChange access() {
        return access;
    }

    SortedMap<Address, Value> saidAtCreation() {
        return saidAtCreation;
    }

    /** Returns what is changed, such as {@code policy read-books of role web}. */
    public String address() {
        return address.toString();
    }

    /** Returns what the changed thing is a part of, or the thing itself, such as {@code role web}. */
    public String owner() {
        return address.owner().toString();
    }

    /** Returns what is done. */
    public Action action() {
        return action;
    }

    /** Returns what the account says before, if it says anything: a policy as JSON, anything else as its text. */
    public Optional<String> before() {
        return before.map(Value::text);
    }

    /** Returns what the account says afterwards, if it says anything. */
    public Optional<String> after() {
        return after.map(Value::text);
    }

    /** Returns why, where that does not go without saying. */
    public String reason() {
        return reason;
    }

    /** Returns what to think of before agreeing. */
    public Set<Risk> risks() {
        return risks;
    }

    /** Returns a request that is decided otherwise afterwards, if one was found. */
    public Optional<String> example() {
        return access.example();
    }

    /** Returns the actions that whoever applies the plan needs for this change. */
    public List<String> iamActions() {
        return IamActions.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Change change
                && address.equals(change.address)
                && action == change.action
                && before.equals(change.before)
                && after.equals(change.after)
                && risks.equals(change.risks)
                && reason.equals(change.reason)
                && saidAtCreation.equals(change.saidAtCreation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, action, before, after, risks, reason);
    }

    /** Returns the change as a line of the plan that stands alone. */
    @Override
    public String toString() {
        return action.sign() + " " + address + PlanText.marks(this);
    }
}
