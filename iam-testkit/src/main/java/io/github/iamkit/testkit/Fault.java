package io.github.iamkit.testkit;

import java.time.Duration;

/**
 * Something that goes wrong with a call.
 *
 * <pre>{@code
 * aws.faults().next("CreateUser").times(2).fail(new Fault.Throttled());
 * aws.faults().next("CreateAccessKey").fail(new Fault.LostResponse());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Fault {
    /** AWS answers {@code Throttling}; the call is not done. */
    record Throttled() implements Fault {}

    /** AWS answers {@code ServiceFailure}; the call is not done. */
    record ServerError() implements Fault {}

    /** No connection is made; the call is not done. */
    record ConnectionRefused() implements Fault {}

    /** The call is done, but the caller never hears of it. */
    record LostResponse() implements Fault {}

    /** The call is done, but its answer breaks off in the middle, such as a page of a list between two of its entries. */
    record TornPage() implements Fault {}

    /**
     * The call is done, later.
     *
     * @param delay how much later
     */
    record Latency(Duration delay) implements Fault {}
}
