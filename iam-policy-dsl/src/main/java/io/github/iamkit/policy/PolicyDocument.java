package io.github.iamkit.policy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
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

    /**
     * Reads a document of the kind that its text makes it: without principals a {@link Policy}; with principals, no
     * resources and only actions of {@code sts} a {@link TrustPolicy}; else a {@link ResourcePolicy}.
     *
     * <p>Reading accepts what AWS accepts and refuses what AWS refuses or what could be misread: unknown elements, names
     * that come twice, an element beside its {@code Not} twin, empty lists, wrong letter case. An unquoted boolean or
     * number as a condition value is kept as its text. It takes time linear in the length of the text.
     *
     * @throws InvalidPolicyException with every problem, if there is any
     */
    static PolicyDocument parse(String json) {
        return parse(json, ReadLimits.standard());
    }

    /** Reads a document as {@link #parse(String)} does, within other limits. */
    static PolicyDocument parse(String json, ReadLimits limits) {
        return PolicyReader.read(json, limits);
    }

    /**
     * Reads a document from a file in UTF-8.
     *
     * @throws InvalidPolicyException with every problem, if there is any
     * @throws UncheckedIOException if the file cannot be read
     */
    static PolicyDocument read(Path file) {
        return PolicyFiles.read(file, PolicyDocument::parse);
    }

    /**
     * Tells what would keep AWS from taking this document there, or from honouring what it says, in the order of the document.
     * Findings of severity {@code ERROR} are what AWS refuses.
     */
    List<Finding> validate(PolicyUse use);

    /**
     * Says what AWS would say to a request if this were the only policy: on the caller if it is a {@link Policy}, on the
     * resource if it is of another kind.
     *
     * @see PolicySet
     */
    Decision evaluate(AccessRequest request);

    /**
     * Tells whether another document says the same up to the order of statements and values, duplicates, and the letter case
     * of actions and condition keys. Found from the syntax alone: documents that decide alike may be written so differently
     * that they are not equivalent. Where a document holds a <code>${</code>, its version counts too.
     */
    boolean isEquivalentTo(PolicyDocument other);

    /**
     * Returns this document as an expression in this library's chain, which gives an equal document. It stands where
     * {@code io.github.iamkit.policy.*}, {@code io.github.iamkit.policy.condition.*} and, statically, {@code
     * io.github.iamkit.policy.condition.GlobalKeys.*} are imported.
     */
    String toJava();

    /**
     * Writes the document to a file in UTF-8, as {@link #toPrettyJson()} with a line break at the end: whoever reads the file
     * finds the old text or the new one, never a part. A symbolic link stays, and what it leads to is replaced.
     *
     * @throws UncheckedIOException if the file cannot be written; the old one is then as it was
     */
    void writeTo(Path file);

    /**
     * Returns the document as JSON without white space: {@code Statement} is a list, one action or resource a string, many
     * are a list. Reading it again gives an equal document.
     */
    String toJson();

    /** Returns the document as JSON with two spaces a level, in AWS's order of elements. */
    String toPrettyJson();

    /** Returns {@link #toJson()}. */
    @Override
    String toString();
}
