package io.github.iamkit.blueprint;

import java.util.List;

/**
 * Principals that IAM shows by their unique id, as what they named was deleted.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS: principals</a>
 */
final class DanglingPrincipals {
    private static final List<String> PREFIXES = List.of("AIDA", "AROA");
    private static final int SHORTEST_ID = 16;

    private DanglingPrincipals() {}

    static boolean in(Value.Document document) {
        return document.parsed().stream()
                .flatMap(parsed -> parsed.statements().stream())
                .flatMap(statement -> statement.principals().stream())
                .anyMatch(principal -> isId(principal.value()));
    }

    private static boolean isId(String principal) {
        return principal.length() >= SHORTEST_ID
                && PREFIXES.stream().anyMatch(principal::startsWith)
                && principal.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }
}
