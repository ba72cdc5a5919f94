package io.github.iamkit.provision;

/**
 * A plan that can be carried out.
 *
 * <pre>{@code
 * iam.apply(plan);
 * }</pre>
 *
 * <p>{@link IamProvisioner#apply} is the door that users take.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @param <R> what is told of it afterwards
 */
public interface Applicable<R> {
    /** Writes what the plan says into the account of the provisioner. */
    R applyTo(IamProvisioner iam);
}
