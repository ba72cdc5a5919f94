package io.github.iamkit.testkit.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** The operations of one service by name, each a method in the SDK's types. */
public final class Operations {
    private final Map<String, Operation> byName = new TreeMap<>();

    /** One operation, ready to be called. */
    public static final class Operation {
        private final Supplier<? extends SdkPojo> request;
        private final BiFunction<Caller, SdkPojo, SdkPojo> method;

        private Operation(Supplier<? extends SdkPojo> request, BiFunction<Caller, SdkPojo, SdkPojo> method) {
            this.request = request;
            this.method = method;
        }

        /** Returns a builder of the operation's request. */
        public SdkPojo newRequest() {
            return request.get();
        }

        /** Does what the request asks for. */
        public SdkPojo call(Caller caller, SdkPojo input) {
            return method.apply(caller, input);
        }
    }

    <I extends SdkPojo> void add(
            String name, Supplier<? extends SdkPojo> request, Function<I, ? extends SdkPojo> method) {
        add(name, request, (Caller caller, I input) -> method.apply(input));
    }

    @SuppressWarnings("unchecked") // the builder that is registered beside a method builds what the method takes
    <I extends SdkPojo> void add(
            String name, Supplier<? extends SdkPojo> request, BiFunction<Caller, I, ? extends SdkPojo> method) {
        byName.put(name, new Operation(request, (caller, input) -> method.apply(caller, (I) input)));
    }

    /** Returns an operation by the name that it has on the wire. */
    public Optional<Operation> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the names of all operations, sorted. */
    public Set<String> names() {
        return byName.keySet();
    }
}
