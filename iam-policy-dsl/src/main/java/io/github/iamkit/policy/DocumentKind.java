package io.github.iamkit.policy;

import io.github.iamkit.policy.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three kinds of documents: what makes a text one of them, and what a text of that kind must and cannot have. */
enum DocumentKind {
    IDENTITY("an identity policy", "Policy.parse") {
        @Override
        void check(ReadStatement statement, DocumentKind found, Problems problems) {
            if (statement.principal() != null) {
                problems.add(
                        "UNSUPPORTED_PRINCIPAL",
                        statement.principal().offset(),
                        "expected an identity policy, but `"
                                + statement.principal().name() + "` makes this " + found.name,
                        "remove it, or read the text with " + found.reader);
            } else {
                requireResource(statement, problems);
            }
        }

        @Override
        PolicyDocument document(LanguageVersion version, @Nullable String id, List<Statement> statements) {
            return new StandardPolicy(version, id, statements);
        }
    },
    TRUST("a trust policy", "TrustPolicy.parse") {
        @Override
        void check(ReadStatement statement, DocumentKind found, Problems problems) {
            requirePrincipal(statement, problems);
            if (statement.resource() != null) {
                refuse("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", statement.resource(), problems);
            }
            if (statement.action() != null && !statement.isAboutTokens()) {
                problems.add(
                        "UNSUPPORTED_ACTION_IN_POLICY",
                        statement.action().offset(),
                        "a trust policy has actions of `sts` only",
                        "write `sts:AssumeRole` or one of its twins, or read the text with ResourcePolicy.parse");
            }
        }

        private void refuse(String code, JsonObject.Member member, Problems problems) {
            problems.add(
                    code,
                    member.offset(),
                    "expected a trust policy, but `" + member.name() + "` makes this a resource policy",
                    "remove it, as a trust policy is about its own role, or read the text with ResourcePolicy.parse");
        }

        @Override
        PolicyDocument document(LanguageVersion version, @Nullable String id, List<Statement> statements) {
            return new StandardTrustPolicy(version, id, statements);
        }
    },
    RESOURCE("a resource policy", "ResourcePolicy.parse") {
        @Override
        void check(ReadStatement statement, DocumentKind found, Problems problems) {
            requirePrincipal(statement, problems);
        }

        @Override
        PolicyDocument document(LanguageVersion version, @Nullable String id, List<Statement> statements) {
            return new StandardResourcePolicy(version, id, statements);
        }
    };

    private final String name;
    private final String reader;

    DocumentKind(String name, String reader) {
        this.name = name;
        this.reader = reader;
    }

    /** Returns the kind that statements make a document. */
    static DocumentKind of(List<ReadStatement> statements) {
        if (statements.stream().allMatch(statement -> statement.principal() == null)) {
            return IDENTITY;
        }
        boolean trust =
                statements.stream().allMatch(statement -> statement.resource() == null && statement.isAboutTokens());
        return trust ? TRUST : RESOURCE;
    }

    /** Adds a problem for everything that keeps the statements from making a document of this kind. */
    void check(List<ReadStatement> statements, Problems problems) {
        DocumentKind found = of(statements);
        statements.forEach(statement -> check(statement, found, problems));
    }

    abstract void check(ReadStatement statement, DocumentKind found, Problems problems);

    abstract PolicyDocument document(LanguageVersion version, @Nullable String id, List<Statement> statements);

    private static void requireResource(ReadStatement statement, Problems problems) {
        if (statement.resource() == null) {
            problems.add(
                    "MISSING_RESOURCE",
                    statement.object().offset(),
                    "element `Resource` is missing",
                    "add it; for every resource write \"*\"");
        }
    }

    void requirePrincipal(ReadStatement statement, Problems problems) {
        if (statement.principal() == null) {
            problems.add(
                    "MISSING_PRINCIPAL",
                    statement.object().offset(),
                    "element `Principal` is missing, which every statement of " + name + " has",
                    "add it");
        }
    }
}
