package io.github.iamkit.policy;

import java.util.List;
import java.util.Optional;

/**
 * A policy document of any kind.
 *
 * <pre>{@code
 * if (PolicyDocument.parse(json) instanceof TrustPolicy trust) {
 *     role.ensure(trust);
 * }
 * }</pre>
 *
 * <p>Documents are equal if they are of one kind and have the same {@code Version} (absent equals only absent), the same
 * {@code Id}, and the same statements in the same order; how they were written does not count.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">AWS: grammar of the
 *     policy language</a>
 */
public sealed interface PolicyDocument permits Policy, TrustPolicy, ResourcePolicy {
    /** Returns the version of the language, {@link LanguageVersion#ABSENT} if the document names none. */
    LanguageVersion version();

    /** Returns the document's {@code Id}, if it has one. */
    Optional<String> id();

    /** Returns the statements in written order; at least one. */
    List<Statement> statements();
}
