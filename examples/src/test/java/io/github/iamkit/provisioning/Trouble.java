package io.github.iamkit.provisioning;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.Fault;
import java.io.IOException;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** What can go wrong with a call. */
public enum Trouble {
    THROTTLED {
        @Override
        public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
                throws IOException {
            return failing(aws, operation, call, new Fault.Throttled());
        }
    },
    SERVER_ERROR {
        @Override
        public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
                throws IOException {
            return failing(aws, operation, call, new Fault.ServerError());
        }
    },
    CONNECTION_REFUSED {
        @Override
        public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
                throws IOException {
            return failing(aws, operation, call, new Fault.ConnectionRefused());
        }
    },
    LOST_RESPONSE {
        @Override
        public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
                throws IOException {
            return failing(aws, operation, call, new Fault.LostResponse());
        }
    },
    TORN_PAGE {
        @Override
        public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
                throws IOException {
            return failing(aws, operation, call, new Fault.TornPage());
        }
    },
    KILLED_BEFORE {
        @Override
        public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) {
            throw new Killed();
        }
    },
    KILLED_AFTER {
        @Override
        public HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
                throws IOException {
            call.make();
            throw new Killed();
        }
    };

    /** The end of a process. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Makes a call of an operation, or does not, as it happens. */
    public abstract HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
            throws IOException;

    /** Makes a call, and none after it if it was the end of the process. */
    public InterceptedClient.Interception at(FakeIam aws, int call) {
        boolean isEnd = this == KILLED_BEFORE || this == KILLED_AFTER;
        return (number, operation, made) -> {
            if (number > call && isEnd) {
                throw new Killed();
            }
            return number == call ? happen(aws, operation, made) : made.make();
        };
    }

    private static HttpExecuteResponse failing(FakeIam aws, String operation, InterceptedClient.Call call, Fault fault)
            throws IOException {
        aws.faults().next(operation).fail(fault);
        return call.make();
    }
}
