package io.github.iamkit.provision;

import java.time.Duration;

/**
 * Something that a provisioner did, or waits for.
 *
 * <pre>{@code
 * IamProvisioner iam = IamProvisioner.builder(client).listener(System.out::println).build();
 * iam.group("Admin").ensure();   // created group Admin
 * }</pre>
 *
 * <p>Events carry no secret. They are told in the thread that makes the call, after the fact.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface ProvisioningEvent {
    /**
     * The account was changed.
     *
     * @param what what was done, such as {@code created group Admin}
     */
    record Changed(String what) implements ProvisioningEvent {
        /** Returns what was done. */
        @Override
        public String toString() {
            return what;
        }
    }

    /**
     * A call is going to be made again.
     *
     * @param operation the operation's name, such as {@code PutUserPolicy}
     * @param reason AWS's code of what went wrong
     * @param pause how long it takes until then
     */
    record Waiting(String operation, String reason, Duration pause) implements ProvisioningEvent {
        /** Returns all of it in a sentence. */
        @Override
        public String toString() {
            return "waiting " + pause.toMillis() + " ms to call " + operation + " again after " + reason;
        }
    }
}
