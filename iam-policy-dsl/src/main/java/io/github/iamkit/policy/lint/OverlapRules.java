package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.json.JsonScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** What decides which statements can cover each other, in a form that can be compared. */
    private record Shape(LintStatement statement, Set<String> principals, Set<String> conditions) {
        static Shape of(LintStatement statement) {
            Set<String> principals = new TreeSet<>();
            statement.principals().forEach(p -> principals.add(p.key() + " " + p.text()));
            Set<String> conditions = new HashSet<>();
            for (LintCondition condition : statement.conditions()) {
                conditions.add(condition.operator() + " " + condition.key() + " "
                        + new TreeSet<>(condition.values().stream()
                                .map(JsonScalar::text)
                                .toList()));
            }
            return new Shape(statement, principals, conditions);
        }

        /** Returns a text that is the same for statements that are the same but for Sids and the order of values. */
        String identity() {
            return statement.allows() + " " + statement.principalElement() + principals + statement.actionElement()
                    + new TreeSet<>(statement.actionNames()) + statement.resourceElement()
                    + new TreeSet<>(
                            statement.resources().stream().map(JsonScalar::text).toList())
                    + new TreeSet<>(conditions);
        }

        boolean isReadable() {
            return (statement.allows() || statement.denies())
                    && !statement.actions().isEmpty()
                    && (statement.member("Condition") == null || !conditions.isEmpty());
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
        List<Shape> shapes = new ArrayList<>();
        document.statements().forEach(statement -> shapes.add(Shape.of(statement)));
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = shapes.get(i);
            if (!shape.isReadable()) {
                continue;
            }
            Integer same = first.putIfAbsent(shape.identity(), i);
            if (same != null) {
                add(SAME, shape, "the statement is the same as /Statement/" + same, findings);
            } else {
                reviewCover(i, shapes, findings);
            }
        }
    }

    private static void reviewCover(int index, List<Shape> shapes, Findings findings) {
        Shape shape = shapes.get(index);
        for (int i = 0; i < shapes.size(); i++) {
            Shape other = shapes.get(i);
            if (i == index || !other.isReadable() || !covers(other, shape)) {
                continue;
            }
            boolean sameEffect = other.statement().allows() == shape.statement().allows();
            if (sameEffect && !(i > index && covers(shape, other))) {
                add(SUBSUMED, shape, "the statement says nothing that /Statement/" + i + " does not say", findings);
                return;
            }
            if (!sameEffect
                    && other.statement().denies()
                    && other.conditions().isEmpty()
                    && !other.statement().hasConditionElement()) {
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

    /** Tells whether whatever the one statement is about, the other is about too. */
    private static boolean covers(Shape broad, Shape narrow) {
        LintStatement a = broad.statement();
        LintStatement b = narrow.statement();
        return narrow.conditions().containsAll(broad.conditions())
                && coversPrincipals(broad, narrow)
                && covers(a.isNotAction(), a.actionNames(), b.isNotAction(), b.actionNames())
                && covers(a.isNotResource(), texts(a), b.isNotResource(), texts(b));
    }

    private static boolean coversPrincipals(Shape broad, Shape narrow) {
        return broad.principals().equals(narrow.principals())
                && broad.statement().isNotPrincipal() == narrow.statement().isNotPrincipal();
    }

    private static List<String> texts(LintStatement statement) {
        return statement.resources().stream().map(JsonScalar::text).toList();
    }

    private static boolean covers(boolean allBut, List<String> broad, boolean narrowAllBut, List<String> narrow) {
        if (allBut != narrowAllBut) {
            return false;
        }
        List<String> covered = allBut ? broad : narrow;
        List<String> covering = allBut ? narrow : broad;
        return covered.isEmpty() == covering.isEmpty()
                && covered.stream()
                        .allMatch(text -> covering.stream().anyMatch(pattern -> Patterns.covers(pattern, text)));
    }
}
