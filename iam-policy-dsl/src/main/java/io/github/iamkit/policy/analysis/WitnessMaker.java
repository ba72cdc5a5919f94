package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.match.ContextKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes requests of what a search found, and has the evaluator confirm them. */
final class WitnessMaker {
    private final Access more;
    private final Access less;
    private final PolicySet morePolicies;
    private final PolicySet lessPolicies;
    private final Subject subject;
    private final ReadableRequest readable;

    WitnessMaker(Access more, Access less, Subject subject) {
        this.more = more;
        this.less = less;
        this.morePolicies = subject.callers().in(more.policies());
        this.lessPolicies = subject.callers().in(less.policies());
        this.subject = subject;
        this.readable = new ReadableRequest(
                Stream.concat(more.rules().stream(), less.rules().stream()).toList());
    }

    /**
     * Returns the witness, if the evaluator confirms it.
     *
     * @param filled the values that were taken for variables
     */
    Optional<Witness> make(String action, Found found, Map<String, Optional<String>> filled) {
        AccessRequest request = request(action, found, filled);
        return shows(request) ? Optional.of(witness(readable.of(request, this::shows))) : Optional.empty();
    }

    private AccessRequest request(String action, Found found, Map<String, Optional<String>> filled) {
        AccessRequest request =
                subject.callers().example(found.caller()).applied().apply(AccessRequest.of(action, found.resource()));
        for (Map.Entry<String, String> key : subject.names().entrySet()) {
            List<String> values = found.values()
                    .getOrDefault(
                            key.getKey(),
                            filled.getOrDefault(key.getKey(), Optional.empty()).stream()
                                    .toList());
            request = with(request, key.getValue(), values, found.several().contains(key.getKey()));
        }
        return request;
    }

    private static AccessRequest with(AccessRequest request, String name, List<String> values, boolean isSeveral) {
        if (values.isEmpty()) {
            // A key that follows from the rest of the request is there unless it is said to be absent.
            boolean follows = ContextKey.of(name).derived() != null;
            return follows ? request.with(name, List.of()) : request;
        }
        return isSeveral ? request.with(name, values) : request.with(name, values.get(0));
    }

    /** Whether the evaluator allows the request on the one side and not on the other. */
    private boolean shows(AccessRequest request) {
        return more.allows(morePolicies.evaluate(request)) && !less.allows(lessPolicies.evaluate(request));
    }

    private Witness witness(AccessRequest request) {
        return Witness.of(
                request,
                morePolicies.evaluate(request).applying(),
                lessPolicies.evaluate(request).applying());
    }
}
