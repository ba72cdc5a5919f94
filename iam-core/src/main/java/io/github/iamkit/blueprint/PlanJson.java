package io.github.iamkit.blueprint;

import io.github.iamkit.policy.json.JsonWriter;
import java.util.Collection;

/** A plan as JSON. */
final class PlanJson {
    private PlanJson() {}

    static String of(Plan plan) {
        JsonWriter json = JsonWriter.pretty();
        json.openObject().name("blueprint").value(plan.blueprint().name());
        json.name("changes").openArray();
        plan.changes().forEach(change -> write(change, json.element()));
        json.closeArray();
        write("iamActions", plan.iamActions(), json);
        json.closeObject();
        return json + "\n";
    }

    private static void write(Change change, JsonWriter json) {
        json.openObject().name("action").value(change.action().name());
        json.name("address").value(change.address());
        json.name("owner").value(change.owner());
        change.before().ifPresent(before -> json.name("before").value(before));
        change.after().ifPresent(after -> json.name("after").value(after));
        if (!change.saidAtCreation().isEmpty()) {
            json.name("saidAtCreation").openObject();
            change.saidAtCreation()
                    .forEach((address, value) -> json.name(address.label()).value(value.text()));
            json.closeObject();
        }
        if (!change.reason().isEmpty()) {
            json.name("reason").value(change.reason());
        }
        change.example().ifPresent(example -> json.name("example").value(example));
        write("risks", change.risks().stream().map(Risk::name).toList(), json);
        write("iamActions", change.iamActions(), json);
        json.closeObject();
    }

    private static void write(String name, Collection<String> values, JsonWriter json) {
        json.name(name).openArray();
        values.forEach(value -> json.element().value(value));
        json.closeArray();
    }
}
