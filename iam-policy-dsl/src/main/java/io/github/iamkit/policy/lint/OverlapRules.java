package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.json.JsonScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules about statements that other statements of the document make needless. */
final class OverlapRules implements Family {
    private static final Rule SAME =
            Rule.certain("REDUNDANT_STATEMENT", SUGGESTION, "Two statements are the same but for their Sids");
    private static final Rule SUBSUMED = Rule.certain(
            "X_STATEMENT_SUBSUMED", SUGGESTION, "A statement says nothing that a broader one does not say");
    private static final Rule SHADOWED =
            Rule.certain("X_ALLOW_SHADOWED", WARNING, "An Allow is wholly undone by a Deny without conditions");

    /** A statement with what its comparison with others needs. */
    private record Shape(
            LintStatement statement,
            PatternIndex actions,
            List<String> resourceTexts,
            PatternIndex resources,
            Set<String> principals,
            Set<String> conditions) {
        static Shape of(LintStatement statement) {
            Set<String> principals = new HashSet<>();
            statement.principals().forEach(p -> principals.add(p.key() + " " + p.text()));
            Set<String> conditions = new HashSet<>();
            for (LintCondition condition : statement.conditions()) {
                conditions.add(condition.operator() + " " + condition.key() + " "
                        + new TreeSet<>(condition.values().stream()
                                .map(JsonScalar::text)
                                .toList()));
            }
            List<String> resources =
                    statement.resources().stream().map(JsonScalar::text).toList();
            return new Shape(
                    statement,
                    new PatternIndex(statement.actionNames()),
                    resources,
                    new PatternIndex(resources),
                    principals,
                    conditions);
        }

        boolean isReadable() {
            return (statement.allows() || statement.denies())
                    && !statement.actions().isEmpty()
                    && (!statement.hasConditionElement() || !conditions.isEmpty());
        }

        /** Tells whether whatever the other statement is about, this one is about too. */
        boolean covers(Shape narrow) {
            LintStatement other = narrow.statement;
            return principals.equals(narrow.principals)
                    && statement.isNotPrincipal() == other.isNotPrincipal()
                    && statement.isNotAction() == other.isNotAction()
                    && statement.isNotResource() == other.isNotResource()
                    && narrow.conditions.containsAll(conditions)
                    && (statement.isNotAction()
                            ? coversAll(narrow.actions, statement.actionNames(), other.actionNames())
                            : coversAll(actions, other.actionNames(), statement.actionNames()))
                    && (statement.isNotResource()
                            ? coversAll(narrow.resources, resourceTexts, narrow.resourceTexts)
                            : coversAll(resources, narrow.resourceTexts, resourceTexts));
        }

        private static boolean coversAll(PatternIndex covering, List<String> covered, List<String> coveringTexts) {
            return covered.isEmpty() == coveringTexts.isEmpty()
                    && covered.stream().allMatch(covering::covers);
        }
    }

    @Override
    public List<Rule> rules() {
        return List.of(SAME, SUBSUMED, SHADOWED);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (document.statements().size() < 2) {
            return;
        }
        List<Shape> shapes = document.statements().stream().map(Shape::of).toList();
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).isReadable()) {
                review(i, shapes, findings);
            }
        }
    }

    private static void review(int index, List<Shape> shapes, Findings findings) {
        Shape shape = shapes.get(index);
        for (int i = 0; i < shapes.size(); i++) {
            Shape other = shapes.get(i);
            if (i == index || !other.isReadable() || !other.covers(shape)) {
                continue;
            }
            boolean sameEffect = other.statement().allows() == shape.statement().allows();
            boolean isUndone = other.statement().denies() && other.conditions().isEmpty();
            if (sameEffect && shape.covers(other)) {
                if (i < index) {
                    add(SAME, shape, "the statement is the same as /Statement/" + i, findings);
                    return;
                }
            } else if (sameEffect) {
                add(SUBSUMED, shape, "the statement says nothing that /Statement/" + i + " does not say", findings);
                return;
            } else if (isUndone) {
                add(SHADOWED, shape, "everything that is allowed here, /Statement/" + i + " denies", findings);
                return;
            }
        }
    }

    private static void add(Rule rule, Shape shape, String message, Findings findings) {
        findings.add(
                rule,
                shape.statement().offset(),
                message,
                "remove the statement",
                Edit.remove(shape.statement().object()));
    }
}
