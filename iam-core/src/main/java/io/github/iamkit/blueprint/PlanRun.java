package io.github.iamkit.blueprint;

import io.github.iamkit.provision.Applicable;
import io.github.iamkit.provision.IamProvisioner;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * A plan with who listens while it is applied, and what stops it.
 *
 * <pre>{@code
 * AtomicBoolean stop = new AtomicBoolean();
 * ApplyReport report = iam.apply(plan.run().listener(ApplyListener.printingTo(System.out)).stopWhen(stop::get));
 * }</pre>
 *
 * <p>Immutable and thread-safe, as its listener and signal are.
 */
public final class PlanRun implements Applicable<ApplyReport> {
    private final Plan plan;
    private final ApplyListener listener;
    private final BooleanSupplier stop;

    PlanRun(Plan plan) {
        this(plan, new ApplyListener() {}, () -> false);
    }

    private PlanRun(Plan plan, ApplyListener listener, BooleanSupplier stop) {
        this.plan = plan;
        this.listener = listener;
        this.stop = stop;
    }

    /** Returns this run with a listener. */
    public PlanRun listener(ApplyListener other) {
        return new PlanRun(plan, Objects.requireNonNull(other, "other"), stop);
    }

    /** Returns this run with a signal that is asked before each change: the one in flight is finished, the others are not begun. */
    public PlanRun stopWhen(BooleanSupplier signal) {
        return new PlanRun(plan, listener, Objects.requireNonNull(signal, "signal"));
    }

    /** Applies the plan, as {@link Plan#applyTo} does. */
    @Override
    public ApplyReport applyTo(IamProvisioner iam) {
        return new Applier(plan, iam, listener, stop).apply();
    }
}
