package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.match.CaseFolding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The single values that a statement is made of, each with the text that stands for it; values that mean the same are one. */
final class StatementElements {
    private final Map<Object, String> elements = new LinkedHashMap<>();

    private StatementElements() {}

    static Map<Object, String> of(Statement statement) {
        StatementElements all = new StatementElements();
        statement.sid().ifPresent(sid -> all.add("Sid ", sid));
        all.add("Effect " + (statement.effect() == Effect.ALLOW ? "Allow" : "Deny"));
        statement.principals().forEach(principal -> all.add(principal("Principal ", principal)));
        statement.notPrincipals().forEach(principal -> all.add(principal("NotPrincipal ", principal)));
        statement.actions().forEach(action -> all.addFolded("Action ", action));
        statement.notActions().forEach(action -> all.addFolded("NotAction ", action));
        statement.resources().forEach(resource -> all.add("Resource ", resource));
        statement.notResources().forEach(resource -> all.add("NotResource ", resource));
        statement.conditions().forEach(all::add);
        statement.emptyOperators().forEach(operator -> all.add("Condition " + operator.name() + " {}"));
        return all.elements;
    }

    private static String principal(String element, Principal principal) {
        PrincipalKey key = PrincipalKey.of(principal);
        return key == PrincipalKey.EVERYONE
                ? element + "\"*\""
                : element + key.text() + " " + JavaText.literal(principal.value());
    }

    /** Adds a condition: its values are of any order, and more or fewer of them change it. */
    private void add(Condition condition) {
        String name = "Condition " + condition.operator().name() + " ";
        if (condition.values().isEmpty()) {
            String text = name + JavaText.literal(condition.key()) + " []";
            elements.put(name + CaseFolding.fold(condition.key()), text);
        }
        for (String value : condition.values()) {
            elements.put(
                    List.of(name, CaseFolding.fold(condition.key()), value),
                    name + JavaText.literal(condition.key()) + " " + JavaText.literal(value));
        }
    }

    private void addFolded(String element, Action action) {
        elements.put(element + CaseFolding.fold(action.text()), element + JavaText.literal(action.text()));
    }

    private void add(String element, String value) {
        add(element + JavaText.literal(value));
    }

    private void add(String text) {
        elements.put(text, text);
    }
}
