package io.github.iamkit.provision;

/**
 * What an account should hold, to be compared with what it holds.
 *
 * <pre>{@code
 * Plan plan = iam.plan(team);
 * }</pre>
 *
 * <p>{@link IamProvisioner#plan} is the door that users take; this is what it opens to, so that a provisioner need not know
 * what stands above it.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @param <P> the plan that comes of it
 */
public interface Plannable<P> {
    /** Compares with the account of the provisioner. Nothing is written. */
    P planFor(IamProvisioner iam);
}
