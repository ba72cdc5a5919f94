package io.github.iamkit.policy;

import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import io.github.iamkit.policy.match.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies from JSON, strictly: what AWS accepts is accepted; what it refuses, or what two readers could understand
 * differently, is refused with every problem at once.
 *
 * <p>The text becomes a tree, the tree's objects statements, and the statements a document of one of the three kinds.
 */
final class PolicyReader {
    private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");
    private static final List<String> VERSIONS = List.of("2012-10-17", "2008-10-17");

    private final Problems problems = new Problems();
    private final SourceText source;
    private final List<ReadStatement> statements = new ArrayList<>();
    private LanguageVersion version = LanguageVersion.ABSENT;
    private @Nullable String id;

    private PolicyReader(SourceText source) {
        this.source = source;
    }

    /** Reads a document of the kind that it is. */
    static PolicyDocument read(String json, ReadLimits limits) {
        return read(json, limits, Optional.empty());
    }

    /** Reads a document of this kind. */
    static PolicyDocument read(String json, ReadLimits limits, DocumentKind kind) {
        return read(json, limits, Optional.of(kind));
    }

    private static PolicyDocument read(String json, ReadLimits limits, Optional<DocumentKind> kind) {
        SourceText source = new SourceText(Objects.requireNonNull(json, "json"));
        requireShort(json, limits);
        JsonTree tree = JsonTree.parse(source, limits.depth(), limits.values());
        PolicyReader reader = new PolicyReader(source);
        reader.problems.addAll(tree.problems());
        if (tree.isComplete()) {
            reader.readDocument(tree.root());
        }
        DocumentKind actual = kind.orElseGet(() -> DocumentKind.of(reader.statements));
        actual.check(reader.statements, reader.problems);
        reader.problems.throwIfAny(source, tree);
        List<Statement> read = reader.statements.stream()
                .map(statement -> Objects.requireNonNull(statement.statement()))
                .toList();
        return actual.document(reader.version, reader.id, read);
    }

    private static void requireShort(String json, ReadLimits limits) {
        if (json.length() > limits.characters()) {
            throw new InvalidPolicyException(List.of(Finding.builder()
                    .code("X_LIMIT_EXCEEDED")
                    .severity(Finding.Severity.ERROR)
                    .pointer("")
                    .message("the text has " + json.length() + " characters, more than " + limits.characters())
                    .remedy("if it is a policy of yours, raise the limit")
                    .build()));
        }
    }

    private void readDocument(JsonValue root) {
        if (!(root instanceof JsonObject document)) {
            problems.add(
                    "JSON_SYNTAX_ERROR",
                    root.offset(),
                    "expected a policy, which is an object, found " + root.kind(),
                    "write {\"Version\": ..., \"Statement\": [...]}");
            return;
        }
        boolean hasStatement = false;
        for (JsonObject.Member member : document.members()) {
            switch (member.name()) {
                case "Version" -> readVersion(member.value());
                case "Id" -> readId(member.value());
                case "Statement" -> {
                    hasStatement = true;
                    readStatements(member.value());
                }
                default ->
                    problems.add(
                            "INVALID_POLICY_ELEMENT",
                            member.offset(),
                            "unknown element `" + member.name() + "`",
                            Suggestion.among(ELEMENTS, member.name(), "a policy has `Version`, `Id` and `Statement`"));
            }
        }
        if (!hasStatement) {
            problems.add("MISSING_STATEMENT", document.offset(), "element `Statement` is missing", "add at least one");
        }
    }

    private void readVersion(JsonValue value) {
        if (!(value instanceof JsonScalar scalar) || !scalar.isString()) {
            problems.mismatch(value, "a string");
            return;
        }
        switch (scalar.text()) {
            case "2012-10-17" -> version = LanguageVersion.V2012_10_17;
            case "2008-10-17" -> version = LanguageVersion.V2008_10_17;
            default ->
                problems.add(
                        "INVALID_VERSION",
                        scalar.offset(),
                        "unknown version `" + scalar.text() + "`",
                        Suggestion.among(VERSIONS, scalar.text(), "write `2012-10-17`"));
        }
    }

    private void readId(JsonValue value) {
        if (value instanceof JsonScalar scalar && scalar.isString()) {
            id = scalar.text();
        } else {
            problems.mismatch(value, "a string");
        }
    }

    private void readStatements(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.values().forEach(this::readStatement);
            if (array.values().isEmpty()) {
                problems.add("MISSING_STATEMENT", array.offset(), "`Statement` is empty", "add at least one statement");
            }
        } else {
            readStatement(value);
        }
    }

    private void readStatement(JsonValue value) {
        if (value instanceof JsonObject object) {
            statements.add(new StatementReader(object, source, problems).read());
        } else {
            problems.mismatch(value, "a statement, which is an object");
        }
    }
}
