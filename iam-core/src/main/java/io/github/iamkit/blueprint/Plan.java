package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.Applicable;
import io.github.iamkit.provision.IamProvisioner;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What would change for an account to hold what a blueprint says, in the order in which it would be done.
 *
 * <pre>{@code
 * Plan plan = iam.plan(team);
 * plan.printTo(System.out);                    // + group Admin ...
 * if (!plan.isEmpty() && !plan.risks().contains(Risk.REMOVES_ACCESS)) {
 *     iam.apply(plan);
 * }
 * }</pre>
 *
 * <p>Applying looks at the account again first, and refuses if what the plan touches is not what it was. What the account
 * already holds by then is left out, so that the plan of a run that was stopped can be applied again and goes on. No secret is
 * in a plan.
 *
 * <p>Immutable and thread-safe.
 */
public final class Plan implements Applicable<ApplyReport> {
    private final Blueprint blueprint;
    private final Snapshot account;
    private final List<Change> changes;

    private Plan(Blueprint blueprint, Snapshot account) {
        this.blueprint = blueprint;
        this.account = account;
        this.changes = List.copyOf(new Planner(blueprint, account).changes());
    }

    static Plan of(Blueprint blueprint, IamProvisioner iam) {
        return new Plan(blueprint, AccountReader.read(iam, blueprint));
    }

    Blueprint blueprint() {
        return blueprint;
    }

    Snapshot account() {
        return account;
    }

    /** Returns the changes in the order in which they are made. */
    public List<Change> changes() {
        return changes;
    }

    /** Tells whether the account holds what the blueprint says already. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns the changes that must not be made, each with a reason that says what would allow it. */
    public List<Change> blocked() {
        return changes.stream()
                .filter(change -> change.action() == Change.Action.BLOCKED)
                .toList();
    }

    /** Returns what to think of before agreeing, over all changes. */
    public Set<Risk> risks() {
        Set<Risk> risks = EnumSet.noneOf(Risk.class);
        changes.forEach(change -> risks.addAll(change.risks()));
        return risks;
    }

    /** Returns the actions that whoever plans and applies this needs, in alphabetical order. */
    public List<String> iamActions() {
        Set<String> actions = new TreeSet<>();
        IamActions.reading(blueprint.entities().stream().map(Entity::kind).collect(Collectors.toSet()))
                .forEach(actions::add);
        changes.forEach(change -> actions.addAll(change.iamActions()));
        return List.copyOf(actions);
    }

    /** Returns a policy that allows whoever has it to plan and apply this, and not much more. */
    public Policy operatorPolicy() {
        return new OperatorPolicy(this).policy();
    }

    /**
     * Asks AWS whether whoever makes the calls may do what the plan needs, and returns the actions that they may not.
     *
     * @throws IllegalStateException if it is not known who makes the calls
     */
    public List<String> deniedActions(IamProvisioner iam) {
        return new OperatorPolicy(this).deniedBySimulation(iam);
    }

    /** Returns this plan to be applied with a listener or a stop signal. */
    public PlanRun run() {
        return new PlanRun(this);
    }

    /**
     * Applies the plan.
     *
     * @throws StalePlanException if the account is not what it was where the plan touches it
     * @throws BlockedPlanException if a change is blocked; nothing is written
     */
    @Override
    public ApplyReport applyTo(IamProvisioner iam) {
        return run().applyTo(iam);
    }

    /** Prints the plan, in colour if the stream is the terminal's. */
    public void printTo(PrintStream out) {
        boolean isTerminal = Objects.requireNonNull(out, "out") == System.out
                && System.console() != null
                && System.getenv("NO_COLOR") == null;
        out.print(isTerminal ? toColouredText() : toString());
    }

    /** Returns the plan as {@link #toString()} does, with the escape sequences by which terminals show colours. */
    public String toColouredText() {
        return new PlanText(this, Colours.OF_TERMINALS).text();
    }

    /** Returns the plan as JSON: its changes in order, and the actions that they need. */
    public String toJson() {
        return PlanJson.of(this);
    }

    /** Returns the plan as a page of HTML that needs nothing else. */
    public String toHtml() {
        return PlanHtml.of(this);
    }

    /** Returns the plan as text, a line a change below the line of what it belongs to. */
    @Override
    public String toString() {
        return new PlanText(this, Colours.NONE).text();
    }
}
