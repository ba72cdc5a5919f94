package io.github.iamkit.provision;

/**
 * One call of a deletion.
 *
 * <pre>{@code
 * iam.user("david").previewDelete().forEach(System.out::println);   // DeleteAccessKey AKIA..., DeleteUser david
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param operation the operation of IAM
 * @param target what it takes away
 */
public record DeletionStep(String operation, String target) {
    /** Returns both, as {@code DeleteUser david}. */
    @Override
    public String toString() {
        return operation + " " + target;
    }
}
