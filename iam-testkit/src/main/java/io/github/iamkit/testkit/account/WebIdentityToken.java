package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an OpenID Connect token says.
 *
 * @param claims the claims that are texts, numbers, truth values or lists of them, by name
 * @param principalTags the tags that the token gives the session
 * @param transitiveKeys the keys of those tags that later sessions keep
 */
record WebIdentityToken(
        Map<String, List<String>> claims, Map<String, String> principalTags, List<String> transitiveKeys) {
    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";
    private static final String SCHEME = "https://";
    private static final int DEPTH = 16;
    private static final int VALUES = 10_000;

    /** Reads a token without checking its signature. */
    static WebIdentityToken parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw noToken();
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            JsonTree tree = JsonTree.parse(new SourceText(json), DEPTH, VALUES);
            if (tree.isComplete() && tree.root() instanceof JsonObject claims) {
                return of(claims);
            }
        } catch (IllegalArgumentException e) {
            Refusal refusal = noToken();
            refusal.addSuppressed(e);
            throw refusal;
        }
        throw noToken();
    }

    private static Refusal noToken() {
        return new Refusal(
                "InvalidIdentityToken",
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
    }

    private static WebIdentityToken of(JsonObject json) {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        List<String> transitive = List.of();
        for (JsonObject.Member claim : json.members()) {
            if (claim.name().equals(TAGS) && claim.value() instanceof JsonObject given) {
                for (JsonObject.Member member : given.members()) {
                    if (member.name().equals("principal_tags") && member.value() instanceof JsonObject principal) {
                        principal
                                .members()
                                .forEach(tag -> texts(tag.value()).stream()
                                        .findFirst()
                                        .ifPresent(value -> tags.put(tag.name(), value)));
                    } else if (member.name().equals("transitive_tag_keys")) {
                        transitive = texts(member.value());
                    }
                }
            } else {
                claims.put(claim.name(), texts(claim.value()));
            }
        }
        return new WebIdentityToken(claims, tags, transitive);
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonScalar scalar) {
            return List.of(scalar.text());
        }
        return value instanceof JsonArray array
                ? array.values().stream()
                        .filter(JsonScalar.class::isInstance)
                        .map(one -> ((JsonScalar) one).text())
                        .toList()
                : List.of();
    }

    private Optional<String> claim(String name) {
        return claims.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The issuer's host and path. */
    String issuer() {
        String issuer = claim("iss").orElse("");
        return issuer.startsWith(SCHEME) ? issuer.substring(SCHEME.length()) : issuer;
    }

    String subject() {
        return claim("sub").orElse("");
    }

    /** The audiences; of a token that names an authorized party, that one. */
    List<String> audiences() {
        return claims.containsKey("azp") ? claims.get("azp") : claims.getOrDefault("aud", List.of());
    }

    Optional<String> sourceIdentity() {
        return claim(SOURCE_IDENTITY);
    }

    Optional<Instant> expiration() {
        try {
            return claim("exp").map(seconds -> Instant.ofEpochSecond(new BigDecimal(seconds).longValue()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refusal("InvalidIdentityToken", "Invalid expiration time in the token");
        }
    }
}
