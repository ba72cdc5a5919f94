package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.ReadLimits;
import io.github.iamkit.policy.SourcePosition;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is written, as far as it can be read, and the place that it is meant for.
 *
 * @param kind what the place makes of it
 * @param built the document, if it is not the text that is reviewed but what was written of it
 */
record LintDocument(
        SourceText source,
        JsonTree tree,
        PolicyUse use,
        PolicyKind kind,
        List<LintStatement> statements,
        @Nullable PolicyDocument built) {
    private static final ReadLimits UNLIMITED = ReadLimits.builder()
            .characters(Integer.MAX_VALUE)
            .values(Integer.MAX_VALUE)
            .build();

    /** Returns a document that is text. */
    static LintDocument of(String json, PolicyUse use, ReadLimits limits) {
        return of(new SourceText(json), use, limits, null);
    }

    /** Returns a document that is no text, or whose text is gone. */
    static LintDocument of(PolicyDocument document, PolicyUse use) {
        return of(new SourceText(document.toJson()), use, UNLIMITED, document);
    }

    private static LintDocument of(
            SourceText source, PolicyUse use, ReadLimits limits, @Nullable PolicyDocument built) {
        JsonTree tree = JsonTree.parse(source, limits.depth(), limits.values());
        List<LintStatement> statements = new ArrayList<>();
        if (tree.isComplete() && tree.root() instanceof JsonObject root) {
            for (JsonObject.Member member : root.members()) {
                if (member.name().equals("Statement")) {
                    readStatements(member.value(), statements);
                }
            }
        }
        return new LintDocument(source, tree, use, PolicyKind.of(use), statements, built);
    }

    private static void readStatements(JsonValue value, List<LintStatement> statements) {
        if (value instanceof JsonObject object) {
            statements.add(new LintStatement(object));
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                if (item instanceof JsonObject object) {
                    statements.add(new LintStatement(object));
                }
            }
        }
    }

    /** Returns the {@code Version}, if there is one. */
    Optional<JsonScalar> version() {
        if (tree.isComplete() && tree.root() instanceof JsonObject root) {
            for (JsonObject.Member member : root.members()) {
                if (member.name().equals("Version") && member.value() instanceof JsonScalar scalar) {
                    return Optional.of(scalar);
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the line and column of an offset in the text that people have, as far as that is known. */
    Optional<SourcePosition> position(int offset) {
        if (built == null) {
            return Optional.of(new SourcePosition(source.line(offset), source.column(offset)));
        }
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (statements.get(i).offset() <= offset) {
                return built.statements().get(i).position();
            }
        }
        return Optional.empty();
    }

    /** Returns the Sid of the statement that an offset lies in. */
    Optional<String> sidAt(int offset) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (statements.get(i).offset() <= offset) {
                return statements.get(i).sid();
            }
        }
        return Optional.empty();
    }

    boolean isIdentity() {
        return kind == PolicyKind.IDENTITY;
    }

    boolean isTrust() {
        return kind == PolicyKind.TRUST;
    }

    boolean isResource() {
        return kind == PolicyKind.RESOURCE;
    }

    boolean isRcp() {
        return kind == PolicyKind.RCP;
    }
}
