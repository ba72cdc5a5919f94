package io.github.iamkit.provisioning;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.Fault;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** What can go wrong with a call. */
public enum Trouble {
    THROTTLED(new Fault.Throttled()),
    SERVER_ERROR(new Fault.ServerError()),
    CONNECTION_REFUSED(new Fault.ConnectionRefused()),
    LOST_RESPONSE(new Fault.LostResponse()),
    TORN_PAGE(new Fault.TornPage()),
    KILLED_BEFORE,
    KILLED_AFTER;

    private final Optional<Fault> fault;

    Trouble() {
        this.fault = Optional.empty();
    }

    Trouble(Fault fault) {
        this.fault = Optional.of(fault);
    }

    /** The end of a process. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Makes a call of an operation, or does not, as it happens. */
    public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) throws IOException {
        if (this == KILLED_BEFORE) {
            throw new Killed();
        }
        fault.ifPresent(one -> aws.faults().next(operation).fail(one));
        HttpExecuteResponse response = call.make();
        if (this == KILLED_AFTER) {
            throw new Killed();
        }
        return response;
    }

    /** Makes a call, and none after it if it was the end of the process. */
    public InterceptedClient.Interception at(FakeIam aws, int call) {
        boolean isEnd = fault.isEmpty();
        return (number, operation, made) -> {
            if (number > call && isEnd) {
                throw new Killed();
            }
            return number == call ? happen(aws, operation, made) : made.make();
        };
    }
}
