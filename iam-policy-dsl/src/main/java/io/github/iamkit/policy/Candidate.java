package io.github.iamkit.policy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A document that is to be judged, and the place that it is meant for.
 *
 * @param statements its statements with their places
 */
record Candidate(PolicyDocument document, PolicyUse use, List<PlacedStatement> statements) {
    static Candidate of(PolicyDocument document, PolicyUse use) {
        List<Statement> statements = document.statements();
        return new Candidate(
                document,
                use,
                IntStream.range(0, statements.size())
                        .mapToObj(i -> new PlacedStatement(i, statements.get(i)))
                        .toList());
    }

    PolicyUse.Kind kind() {
        return use.kind();
    }

    boolean is(PolicyUse.Kind kind) {
        return use.kind() == kind;
    }
}
