package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.JsonWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change to a document that mends it: a value goes, gets another text, or the document gets a version.
 *
 * @param target the value that is changed; null for the document
 * @param text what takes its place; null if it goes
 */
record Edit(@Nullable JsonValue target, @Nullable String text) {
    static Edit remove(JsonValue target) {
        return new Edit(target, null);
    }

    static Edit replace(JsonScalar target, String text) {
        return new Edit(target, text);
    }

    static Edit version(String text) {
        return new Edit(null, text);
    }

    /** Returns the document as it is after the change; nothing if that cannot be read as a policy. */
    Optional<PolicyDocument> applyTo(JsonValue root) {
        JsonWriter json = JsonWriter.compact();
        write(root, root, json);
        try {
            return Optional.of(PolicyDocument.parse(json.toString()));
        } catch (InvalidPolicyException e) {
            return Optional.empty();
        }
    }

    private void write(JsonValue value, JsonValue root, JsonWriter json) {
        if (value == target && text != null) {
            json.value(text);
        } else if (value instanceof JsonScalar scalar) {
            json.value(scalar.text());
        } else if (value instanceof JsonArray array) {
            json.openArray();
            for (JsonValue item : array.values()) {
                if (!isRemoved(item)) {
                    write(item, root, json.element());
                }
            }
            json.closeArray();
        } else if (value instanceof JsonObject object) {
            json.openObject();
            if (value == root && target == null && text != null) {
                json.name("Version").value(text);
            }
            writeMembers(object, root, json);
            json.closeObject();
        }
    }

    private void writeMembers(JsonObject object, JsonValue root, JsonWriter json) {
        for (JsonObject.Member member : object.members()) {
            boolean isOldVersion =
                    object == root && target == null && member.name().equals("Version");
            if (!isRemoved(member.value()) && !isOldVersion) {
                write(member.value(), root, json.name(member.name()));
            }
        }
    }

    private boolean isRemoved(JsonValue value) {
        return value == target && text == null;
    }
}
