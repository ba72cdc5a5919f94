package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.json.JsonScalar;

/**
 * A principal as it is written.
 *
 * @param key the key of the map it stands under, {@code *} if it stands under none
 */
record LintPrincipal(String key, JsonScalar value) {
    static final String EVERYONE = "*";

    String text() {
        return value.text();
    }

    boolean isService() {
        return key.equals("Service");
    }

    boolean isFederated() {
        return key.equals("Federated");
    }

    boolean isAws() {
        return key.equals("AWS");
    }

    boolean isEveryone() {
        return text().equals("*");
    }
}
