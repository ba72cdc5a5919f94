package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.DecidingStatement;
import io.github.iamkit.policy.Effect;
import java.util.List;
import java.util.Optional;

/**
 * A request that one side allows and the other does not, which the evaluator has confirmed on both.
 *
 * <pre>{@code
 * Witness witness = change.newlyAllowed().get(0);
 * witness.request();      // s3:PutObject on arn:aws:s3:::books/x
 * witness.allowedBy();    // the statements of the one side that allow it
 * witness.deniedBy();     // those of the other side that deny it; none if no statement allows it there
 * }</pre>
 *
 * <p>Whether a service can produce the request is not looked at: the values of keys are free.
 *
 * <p>Immutable and thread-safe.
 *
 * @param request the request
 * @param allowedBy the statements that allow it on the one side
 * @param deniedBy the statements that deny it on the other side
 */
public record Witness(AccessRequest request, List<DecidingStatement> allowedBy, List<DecidingStatement> deniedBy) {
    /** Keeps the lists as they are. */
    public Witness {
        allowedBy = List.copyOf(allowedBy);
        deniedBy = List.copyOf(deniedBy);
    }

    static Witness of(AccessRequest request, List<DecidingStatement> there, List<DecidingStatement> here) {
        return new Witness(
                request,
                there.stream()
                        .filter(one -> one.statement().effect() == Effect.ALLOW)
                        .toList(),
                here.stream()
                        .filter(one -> one.statement().effect() == Effect.DENY)
                        .toList());
    }

    /** Returns the request and what allows it. */
    @Override
    public String toString() {
        return request + (allowedBy.isEmpty() ? "" : ", allowed by " + name(allowedBy.get(0)));
    }

    /** Returns what is in the way on the other side: the statement that denies, or that there is none that allows. */
    String obstacle() {
        return deniedBy.isEmpty() ? "no statement allows it" : name(deniedBy.get(0)) + " denies it";
    }

    static String name(DecidingStatement statement) {
        String place = statement.layer().noun() + " statement " + statement.index();
        Optional<String> sid = statement.sid();
        return sid.map(text -> place + " \"" + text + "\"").orElse(place);
    }
}
