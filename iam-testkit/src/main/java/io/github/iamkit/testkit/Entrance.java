package io.github.iamkit.testkit;

import io.github.iamkit.testkit.protocol.Engine;
import io.github.iamkit.testkit.protocol.Engine.Answered;
import io.github.iamkit.testkit.protocol.Engine.UnknownCredentials;
import io.github.iamkit.testkit.protocol.WireRequest;
import io.github.iamkit.testkit.protocol.WireResponse;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Where every request comes in: it is answered, unless the test wants something to go wrong with it, and recorded.
 *
 * <p>Thread-safe.
 */
record Entrance(Engine engine, Faults faults, CallLog calls) {
    /**
     * Answers a request.
     *
     * @throws UncheckedIOException if the caller is to get no answer
     */
    WireResponse answer(WireRequest request, UnknownCredentials unknown) {
        Fault fault = faults.take(request.operation()).orElse(null);
        if (fault instanceof Fault.ConnectionRefused) {
            calls.add(engine.overhear(request), Optional.empty(), Optional.of(fault));
            throw new UncheckedIOException(new ConnectException("connection refused, as the test asked for"));
        }
        if (fault instanceof Fault.Throttled) {
            return instead(request, fault, "Throttling", "Rate exceeded");
        }
        if (fault instanceof Fault.ServerError) {
            return instead(request, fault, "ServiceFailure", "Service failure, as the test asked for");
        }
        if (fault instanceof Fault.Latency latency) {
            LockSupport.parkNanos(latency.delay().toNanos());
        }
        Answered answered = engine.answer(request, unknown);
        calls.add(answered.call(), answered.code(), Optional.ofNullable(fault));
        if (fault instanceof Fault.LostResponse) {
            throw new UncheckedIOException(new SocketException(
                    "response " + answered.response().requestId() + " lost, as the test asked for"));
        }
        return fault instanceof Fault.TornPage ? answered.response().torn() : answered.response();
    }

    private WireResponse instead(WireRequest request, Fault fault, String code, String message) {
        calls.add(engine.overhear(request), Optional.of(code), Optional.of(fault));
        return WireResponse.error(code, message);
    }
}
