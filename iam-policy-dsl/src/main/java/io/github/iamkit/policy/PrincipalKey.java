package io.github.iamkit.policy;

/** The keys that a {@code Principal} map can have; the first stands for no map but the text {@code "*"}. */
enum PrincipalKey {
    EVERYONE("*"),
    AWS("AWS"),
    SERVICE("Service"),
    FEDERATED("Federated"),
    CANONICAL_USER("CanonicalUser");

    private final String text;

    PrincipalKey(String text) {
        this.text = text;
    }

    static PrincipalKey of(Principal principal) {
        if (principal instanceof Principal.Everyone) {
            return EVERYONE;
        }
        if (principal instanceof Principal.Aws) {
            return AWS;
        }
        if (principal instanceof Principal.Service) {
            return SERVICE;
        }
        return principal instanceof Principal.Federated ? FEDERATED : CANONICAL_USER;
    }

    String text() {
        return text;
    }
}
