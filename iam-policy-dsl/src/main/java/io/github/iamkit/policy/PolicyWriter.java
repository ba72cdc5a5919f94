package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes documents as JSON, in the order in which AWS lists the elements. */
final class PolicyWriter {
    private PolicyWriter() {}

    static String write(LanguageVersion version, @Nullable String id, List<Statement> statements, JsonWriter json) {
        json.openObject();
        version.text().ifPresent(text -> json.name("Version").value(text));
        if (id != null) {
            json.name("Id").value(id);
        }
        json.name("Statement").openArray();
        for (Statement statement : statements) {
            write(statement, json.element());
        }
        return json.closeArray().closeObject().toString();
    }

    static void write(Statement statement, JsonWriter json) {
        json.openObject();
        statement.sid().ifPresent(sid -> json.name("Sid").value(sid));
        json.name("Effect").value(statement.effect().toString());
        Selection<Principal> principals = statement.principalSelection();
        if (principals != null) {
            writePrincipals(principals, json);
        }
        writeSelection("Action", statement.actionSelection(), json);
        Selection<String> resources = statement.resourceSelection();
        if (resources != null) {
            writeSelection("Resource", resources, json);
        }
        if (statement.hasConditionElement()) {
            writeCondition(statement, json);
        }
        json.closeObject();
    }

    private static JsonWriter name(String element, Selection<?> selection, JsonWriter json) {
        return json.name(selection.allExcept() ? "Not" + element : element);
    }

    private static void writeSelection(String element, Selection<?> selection, JsonWriter json) {
        name(element, selection, json).value(selection.items());
    }

    private static void writePrincipals(Selection<Principal> selection, JsonWriter json) {
        name("Principal", selection, json);
        List<Principal> principals = selection.items();
        if (principals.get(0) instanceof Principal.Everyone) {
            json.value("*");
            return;
        }
        json.openObject();
        for (int from = 0; from < principals.size(); ) {
            PrincipalKey key = PrincipalKey.of(principals.get(from));
            int to = from + 1;
            while (to < principals.size() && PrincipalKey.of(principals.get(to)) == key) {
                to++;
            }
            json.name(key.text())
                    .value(principals.subList(from, to).stream()
                            .map(Principal::value)
                            .toList());
            from = to;
        }
        json.closeObject();
    }

    private static void writeCondition(Statement statement, JsonWriter json) {
        json.name("Condition").openObject();
        Operator open = null;
        for (Condition condition : statement.conditions()) {
            if (condition.operator() != open) {
                if (open != null) {
                    json.closeObject();
                }
                open = condition.operator();
                json.name(open.name()).openObject();
            }
            json.name(condition.key()).value(condition.values());
        }
        if (open != null) {
            json.closeObject();
        }
        for (Operator empty : statement.emptyOperators()) {
            json.name(empty.name()).openObject().closeObject();
        }
        json.closeObject();
    }
}
