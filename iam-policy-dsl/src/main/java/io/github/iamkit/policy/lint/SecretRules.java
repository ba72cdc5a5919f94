package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;

import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import java.util.List;

/** Finds credentials in policies, which are no secrets. */
final class SecretRules implements Family {
    private static final Rule SECRET =
            Rule.certain("X_SECRET_IN_POLICY", SECURITY_WARNING, "A text looks like an access key");

    private static final int KEY_LENGTH = 20;

    @Override
    public List<Rule> rules() {
        return List.of(SECRET);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        String text = document.source().text();
        if (document.tree().isComplete() && (text.contains("AKIA") || text.contains("ASIA"))) {
            review(document.tree().root(), findings);
        }
    }

    private static void review(JsonValue value, Findings findings) {
        if (value instanceof JsonObject object) {
            object.members().forEach(member -> review(member.value(), findings));
        } else if (value instanceof JsonArray array) {
            array.values().forEach(item -> review(item, findings));
        } else if (value instanceof JsonScalar scalar
                && (holdsKey(scalar.text(), "AKIA") || holdsKey(scalar.text(), "ASIA"))) {
            findings.add(
                    SECRET,
                    scalar,
                    "the text looks like an access key, and policies are shown to many",
                    "remove it, and replace the key");
        }
    }

    /** Tells whether a run of exactly so many capitals and digits starts so. */
    private static boolean holdsKey(String text, String start) {
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            int end = at;
            while (end < text.length() && isKeyCharacter(text.charAt(end))) {
                end++;
            }
            if (end - at == KEY_LENGTH && (at == 0 || !isKeyCharacter(text.charAt(at - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKeyCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
