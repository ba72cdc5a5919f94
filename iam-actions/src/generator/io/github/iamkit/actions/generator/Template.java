package io.github.iamkit.actions.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text with variables, such as {@code shelf/${Shelf}}, as Java.
 *
 * @param text the text
 */
record Template(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}");

    /** Returns the names of the variables in order, each of them once. */
    Set<String> variables() {
        return VARIABLE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the text without its variables. */
    String withoutVariables() {
        return VARIABLE.matcher(text).replaceAll("");
    }

    /** Returns an expression, in which the variables are parameters that have to have a value. */
    String expression() {
        List<String> pieces = new ArrayList<>();
        int position = 0;
        for (MatchResult match : VARIABLE.matcher(text).results().toList()) {
            addLiteral(pieces, text.substring(position, match.start()));
            pieces.add("Parts.text(" + argument(match.group(1)) + ")");
            position = match.end();
        }
        addLiteral(pieces, text.substring(position));
        return String.join(" + ", pieces);
    }

    private static void addLiteral(List<String> pieces, String literal) {
        if (!literal.isEmpty()) {
            pieces.add("\"" + literal + "\"");
        }
    }

    /** Returns the parameter that stands for a variable. */
    static String parameter(String variable) {
        return JavaNames.member(variable, "Name");
    }

    /** Returns a parameter and its name, as arguments. */
    static String argument(String variable) {
        return parameter(variable) + ", \"" + parameter(variable) + "\"";
    }

    static String parameters(Set<String> variables) {
        return variables.stream().map(variable -> "CharSequence " + parameter(variable)).collect(Collectors.joining(", "));
    }
}
