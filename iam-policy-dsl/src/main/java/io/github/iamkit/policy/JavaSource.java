package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Operator;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes documents as Java expressions in the chain. */
final class JavaSource {
    private static final String NEXT_LINE = "\n    ";
    private static final String NEXT_REFINEMENT = "\n        ";

    private final StringBuilder java = new StringBuilder();
    private final PolicyDocument document;

    private JavaSource(PolicyDocument document) {
        this.document = document;
    }

    static String of(PolicyDocument document) {
        JavaSource source = new JavaSource(document);
        source.write();
        return source.java.toString();
    }

    private void write() {
        java.append(
                document instanceof Policy
                        ? "Policy"
                        : document instanceof TrustPolicy ? "TrustPolicy" : "ResourcePolicy");
        for (Statement statement : document.statements()) {
            java.append(NEXT_LINE).append('.');
            write(statement);
        }
        document.id()
                .ifPresent(id -> java.append(NEXT_LINE)
                        .append(".id(")
                        .append(JavaText.literal(id))
                        .append(')'));
        if (document.version() != LanguageVersion.V2012_10_17) {
            java.append(NEXT_LINE).append(".version(LanguageVersion.");
            java.append(document.version().name()).append(')');
        }
    }

    private void write(Statement statement) {
        java.append(statement.effect() == Effect.ALLOW ? "allow" : "deny");
        Selection<Principal> principals = statement.principalSelection();
        Selection<Action> actions = statement.actionSelection();
        if (principals == null) {
            java.append(actions.allExcept() ? "AllExcept" : "");
            arguments(actions.items());
        } else {
            java.append(principals.allExcept() ? "EveryoneExcept(" : "(");
            java.append(principals.items().stream().map(JavaSource::principal).collect(Collectors.joining(", ")));
            java.append(')');
            writeActionsOf(principals, actions);
        }
        Selection<String> resources = statement.resourceSelection();
        if (resources != null) {
            java.append(resources.allExcept() ? ".onAllExcept" : ".on");
            arguments(resources.items());
        }
        statement
                .sid()
                .ifPresent(sid -> java.append(NEXT_REFINEMENT)
                        .append(".sid(")
                        .append(JavaText.literal(sid))
                        .append(')'));
        writeConditions(statement);
    }

    private void writeActionsOf(Selection<Principal> principals, Selection<Action> actions) {
        if (document instanceof TrustPolicy && followsFrom(principals, actions)) {
            return;
        }
        java.append(actions.allExcept() ? ".toAllExcept" : ".to");
        arguments(actions.items());
    }

    private static boolean followsFrom(Selection<Principal> principals, Selection<Action> actions) {
        List<String> derived = principals.items().stream()
                .map(StandardTrustPolicy::actionOf)
                .distinct()
                .toList();
        return !actions.allExcept()
                && actions.items().stream().map(Action::text).toList().equals(derived);
    }

    private void writeConditions(Statement statement) {
        if (!statement.conditions().isEmpty()) {
            java.append(NEXT_REFINEMENT).append(".when(");
            java.append(statement.conditions().stream()
                    .map(JavaCondition::of)
                    .collect(Collectors.joining("," + NEXT_REFINEMENT + "    ")));
            java.append(')');
        }
        List<Operator> empty = statement.emptyOperators();
        if (!empty.isEmpty() || statement.conditions().isEmpty() && statement.hasConditionElement()) {
            java.append(NEXT_REFINEMENT).append(".emptyCondition");
            arguments(empty.stream().map(Operator::name).toList());
        }
    }

    private static String principal(Principal principal) {
        return switch (PrincipalKey.of(principal)) {
            case EVERYONE -> "Principal.everyone()";
            case AWS -> "Principal.aws(" + JavaText.literal(principal.value()) + ")";
            case SERVICE -> "Principal.service(" + JavaText.literal(principal.value()) + ")";
            case FEDERATED -> "Principal.federated(" + JavaText.literal(principal.value()) + ")";
            case CANONICAL_USER -> "Principal.canonicalUser(" + JavaText.literal(principal.value()) + ")";
        };
    }

    private void arguments(Collection<? extends CharSequence> texts) {
        java.append('(').append(JavaText.literals(texts)).append(')');
    }
}
