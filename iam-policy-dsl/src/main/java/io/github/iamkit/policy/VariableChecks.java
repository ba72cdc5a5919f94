package io.github.iamkit.policy;

import io.github.iamkit.policy.VariableText.Form;
import io.github.iamkit.policy.VariableText.Variable;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator.Family;
import java.util.Locale;
import java.util.Set;

/** Checks of variables: where they stand, and what they look like. */
final class VariableChecks {
    private static final int COLONS_BEFORE_RESOURCE = 5;
    static final Set<Family> WITH_VARIABLES = Set.of(Family.STRING, Family.ARN, Family.BOOL);
    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "aws:vpceorgpaths");

    private VariableChecks() {}

    static void check(Candidate candidate, Report report) {
        boolean isSupported = candidate.document().version().hasVariables();
        candidate.document().id().ifPresent(id -> unsupported(id, "an `Id`", Place.id(), report));
        for (PlacedStatement statement : candidate.statements()) {
            checkElements(statement, report);
            for (int i = 0; i < statement.resources().size(); i++) {
                String resource = statement.resources().get(i);
                Place place = statement.placeOfResource(i);
                check(resource, isSupported, place, report);
                checkPosition(resource, isSupported, place, report);
            }
            for (int i = 0; i < statement.conditions().size(); i++) {
                checkCondition(statement, i, isSupported, report);
            }
        }
    }

    private static void checkElements(PlacedStatement statement, Report report) {
        statement.statement().sid().ifPresent(sid -> unsupported(sid, "a Sid", statement.placeOfSid(), report));
        for (int i = 0; i < statement.actions().size(); i++) {
            unsupported(statement.actions().get(i).text(), "an action", statement.placeOfAction(i), report);
        }
        for (int i = 0; i < statement.principals().size(); i++) {
            unsupported(statement.principals().get(i).value(), "a principal", statement.placeOfPrincipal(i), report);
        }
    }

    private static void unsupported(String text, String noun, Place place, Report report) {
        if (VariableText.hasVariable(text)) {
            report.add(
                    ValidationCode.VARIABLE_UNSUPPORTED_IN_ELEMENT,
                    place,
                    "`" + text + "` has a variable, which " + noun + " cannot have",
                    "use variables in resources and conditions only");
        }
    }

    private static void checkCondition(PlacedStatement statement, int index, boolean isSupported, Report report) {
        Condition condition = statement.conditions().get(index);
        for (int i = 0; i < condition.values().size(); i++) {
            String value = condition.values().get(i);
            Place place = statement.placeOfValue(index, i);
            if (VariableText.hasVariable(value)
                    && !WITH_VARIABLES.contains(condition.operator().family())) {
                report.add(
                        ValidationCode.INVALID_VARIABLE_FOR_OPERATOR,
                        place,
                        "`" + value + "` has a variable, which " + condition.operator() + " reads as plain text",
                        "use variables with String and Arn operators only");
            } else {
                check(value, isSupported, place, report);
            }
        }
    }

    private static void check(String text, boolean isSupported, Place place, Report report) {
        if (!VariableText.hasVariable(text)) {
            return;
        }
        if (!isSupported) {
            report.add(
                    ValidationCode.VARIABLE_UNSUPPORTED_IN_VERSION,
                    place,
                    "`" + text + "` is read as plain text, as the document is not of version 2012-10-17",
                    "write \"Version\": \"2012-10-17\"");
            return;
        }
        for (Variable variable : VariableText.variables(text)) {
            checkForm(variable, place, report);
        }
    }

    private static void checkForm(Variable variable, Place place, Report report) {
        String text = "`" + variable.text() + "`";
        switch (variable.form()) {
            case WITHOUT_KEY ->
                report.add(
                        ValidationCode.EMPTY_VARIABLE,
                        place,
                        text + " names no key",
                        "name one, as in ${aws:username}");
            case WITHOUT_BRACE ->
                report.add(ValidationCode.MISSING_BRACE_IN_VARIABLE, place, text + " has no closing brace", "add `}`");
            case WITHOUT_QUOTES ->
                report.add(
                        ValidationCode.MISSING_QUOTE_IN_VARIABLE,
                        place,
                        text + " has a default without quotes",
                        "write it in single quotes, as in ${aws:username, 'nobody'}");
            case WITH_SPACE_IN_KEY ->
                report.add(
                        ValidationCode.UNSUPPORTED_SPACE_IN_VARIABLE,
                        place,
                        text + " has a space in its key",
                        "remove it");
            case ESCAPE, WELL_FORMED -> checkKey(variable, place, report);
        }
    }

    private static void checkKey(Variable variable, Place place, Report report) {
        if (variable.form() == Form.ESCAPE) {
            return;
        }
        if (variable.key().indexOf(':') < 0) {
            report.add(
                    ValidationCode.X_INVALID_VARIABLE_KEY,
                    place,
                    "`" + variable.key() + "` is no condition key, so it never has a value",
                    "write prefix:name, as in ${aws:username}");
        } else if (MULTIVALUED.contains(variable.key().toLowerCase(Locale.ROOT))) {
            report.add(
                    ValidationCode.X_MULTIVALUED_KEY_IN_VARIABLE,
                    place,
                    "`" + variable.key() + "` has several values, so it never fills a variable",
                    "use a key with one value");
        }
    }

    private static void checkPosition(String resource, boolean isSupported, Place place, Report report) {
        if (!isSupported || !VariableText.hasVariable(resource) || !resource.startsWith("arn:")) {
            return;
        }
        String before = resource.substring(0, resource.indexOf("${"));
        if (before.chars().filter(c -> c == ':').count() < COLONS_BEFORE_RESOURCE) {
            report.add(
                    ValidationCode.X_VARIABLE_BEFORE_ARN_RESOURCE,
                    place,
                    "`" + resource + "` has a variable before the fifth colon, where AWS supports none",
                    "write that field out, or as `*`");
        }
    }
}
