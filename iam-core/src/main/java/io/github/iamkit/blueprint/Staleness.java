package io.github.iamkit.blueprint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what a plan was made from with what the account holds when it is applied. */
final class Staleness {
    private final Plan plan;
    private final Snapshot account;
    private final Map<Address, Change> changes = new HashMap<>();
    private final SortedMap<Address, Value> wanted = new TreeMap<>();

    Staleness(Plan plan, Snapshot account) {
        this.plan = plan;
        this.account = account;
        for (Change change : plan.changes()) {
            if (change.action() != Change.Action.ADOPT) {
                changes.put(change.place(), change);
                change.valueAfter().ifPresent(value -> wanted.put(change.place(), value));
                wanted.putAll(change.saidAtCreation());
            }
        }
    }

    /** Returns what is neither as it was nor as the plan makes it, by what it belongs to. */
    SortedSet<Entity> moved() {
        Set<Entity> touched = new HashSet<>();
        plan.changes().forEach(change -> touched.add(change.place().owner()));
        SortedSet<Entity> moved = new TreeSet<>();
        for (Entity entity : touched) {
            if (isAnother(entity) || isOtherwise(entity)) {
                moved.add(entity);
            }
        }
        return moved;
    }

    /** Tells whether something of that name is there that is not what was there. */
    private boolean isAnother(Entity entity) {
        Optional<String> before = plan.account().identity(entity).map(Identity::id);
        Optional<String> now = account.identity(entity).map(Identity::id);
        return before.isPresent() && now.isPresent() && !before.equals(now) && !isReplaced(entity);
    }

    private boolean isReplaced(Entity entity) {
        Change change = changes.get(entity.its(Aspect.EXISTENCE));
        return change != null && change.action() == Change.Action.REPLACE;
    }

    private boolean isOtherwise(Entity entity) {
        SortedMap<Address, Value> before = plan.account().of(entity);
        SortedMap<Address, Value> now = account.of(entity);
        Set<Address> all = new HashSet<>(before.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .anyMatch(address -> !isAsExpected(
                        address, Optional.ofNullable(before.get(address)), Optional.ofNullable(now.get(address))));
    }

    private boolean isAsExpected(Address address, Optional<Value> before, Optional<Value> now) {
        return isSame(before, now) || isWanted(address, now) || isReplaced(address.owner());
    }

    private static boolean isSame(Optional<Value> before, Optional<Value> now) {
        return before.isPresent() == now.isPresent()
                && (before.isEmpty() || before.get().says(now.orElseThrow()));
    }

    private boolean isWanted(Address address, Optional<Value> now) {
        Change change = changes.get(address);
        if (now.isEmpty()) {
            Change whole = changes.get(address.owner().its(Aspect.EXISTENCE));
            return change != null && change.action() == Change.Action.DELETE
                    || whole != null && whole.action() == Change.Action.DELETE;
        }
        Value value = wanted.get(address);
        boolean isNew = plan.account().identity(address.owner()).isEmpty();
        return value != null
                        && (value.says(now.get())
                                || address.aspect() == Aspect.EXISTENCE
                                        && value.text().isEmpty())
                || isNew && address.aspect() == Aspect.SESSION_DURATION;
    }

    /** Tells whether a change has been made already. */
    boolean isDone(Change change) {
        Entity owner = change.place().owner();
        Change whole = changes.get(owner.its(Aspect.EXISTENCE));
        if (isReplaced(owner) && whole != null && change != whole && !isDone(whole)) {
            return false;
        }
        return switch (change.action()) {
            case ADOPT ->
                account.identity(owner)
                        .flatMap(Identity::mark)
                        .filter(plan.blueprint().name()::equals)
                        .isPresent();
            case DELETE -> account.value(change.place()).isEmpty();
            case REPLACE, CREATE, UPDATE ->
                isWanted(change.place(), account.value(change.place()))
                        && account.value(change.place()).isPresent()
                        && isOwn(change, owner);
            case NO_OP, BLOCKED -> false;
        };
    }

    /** What is there and was to be created is the blueprint's if it carries its mark; a group, if it holds nothing else. */
    private boolean isOwn(Change change, Entity owner) {
        return change.place().aspect() != Aspect.EXISTENCE
                || change.action() == Change.Action.UPDATE
                || owner.kind() == Kind.GROUP
                || account.identity(owner)
                        .flatMap(Identity::mark)
                        .filter(plan.blueprint().name()::equals)
                        .isPresent();
    }
}
