package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/**
 * Sessions of roles that people start whom an identity provider knows.
 *
 * <p>A token is good if the test said so; what it says is read, and held to the provider's audiences, to its time and to the
 * role's trust policy.
 */
final class FederatedSessions {
    private static final String GOOGLE = "accounts.google.com";

    private final Account account;
    private final ManagedPolicies managed;
    private final RoleSessions roles;

    FederatedSessions(Account account, ManagedPolicies managed, RoleSessions roles) {
        this.account = account;
        this.managed = managed;
        this.roles = roles;
    }

    void register(Operations operations) {
        operations.add("AssumeRoleWithWebIdentity", AssumeRoleWithWebIdentityRequest::builder, this::withWebIdentity);
        operations.add("AssumeRoleWithSAML", AssumeRoleWithSamlRequest::builder, this::withSaml);
    }

    private AssumeRoleWithWebIdentityResponse withWebIdentity(AssumeRoleWithWebIdentityRequest request) {
        RoleSessions.requireRoleArn(request.roleArn());
        WebIdentityToken token = WebIdentityToken.parse(request.webIdentityToken());
        String provider = provider(token);
        if (!account.trustedTokens().contains(request.webIdentityToken())) {
            throw new Refusal(
                    "InvalidIdentityToken",
                    "Couldn't retrieve verification key from your identity provider,  please reference"
                            + " AssumeRoleWithWebIdentity documentation for requirements");
        }
        requireCurrent(token.expiration());
        SessionTags tags = new SessionTags(token.principalTags(), Map.of(), Set.copyOf(token.transitiveKeys()));
        SessionPolicies policies =
                SessionPolicies.of(request.policy(), request.policyArns(), managed, account.partition());
        Map<String, List<String>> keys = new LinkedHashMap<>();
        String prefix = token.issuer() + ":";
        token.claims().forEach((name, values) -> {
            if (!values.isEmpty() && !name.contains("/")) {
                keys.put(prefix + name, values);
            }
        });
        keys.put(prefix + "aud", token.audiences());
        keys.put("sts:RoleSessionName", List.of(request.roleSessionName()));
        StoredRole role =
                trusting("AssumeRoleWithWebIdentity", request.roleArn(), provider, keys, tags, token.sourceIdentity());
        int seconds = RoleSessions.seconds(request.durationSeconds(), role);
        CallerSession session = roles.start(role, tags)
                .addAllPolicies(policies.policies())
                .sourceIdentity(token.sourceIdentity())
                .putKeys("aws:FederatedProvider", provider)
                .putKeys(prefix + "sub", token.subject())
                .build();
        Caller assumed = roles.caller(role, request.roleSessionName(), session);
        return AssumeRoleWithWebIdentityResponse.builder()
                .credentials(roles.issue(assumed, seconds))
                .subjectFromWebIdentityToken(token.subject())
                .assumedRoleUser(RoleSessions.describe(assumed))
                .packedPolicySize(policies.packedSize(tags))
                .provider(provider)
                .audience(String.join(",", token.audiences()))
                .sourceIdentity(token.sourceIdentity().orElse(null))
                .build();
    }

    private String provider(WebIdentityToken token) {
        if (token.issuer().equals(GOOGLE)) {
            return GOOGLE;
        }
        String arn = account.iamArn("oidc-provider/" + token.issuer());
        StoredOidcProvider provider = account.oidcProviders()
                .find(arn)
                .orElseThrow(() -> new Refusal(
                        "InvalidIdentityToken",
                        "No OpenIDConnect provider found in your account for https://" + token.issuer()));
        if (provider.clientIds().stream().noneMatch(token.audiences()::contains)) {
            throw new Refusal("InvalidIdentityToken", "Incorrect token audience");
        }
        return arn;
    }

    private void requireCurrent(Optional<Instant> expiration) {
        Instant now = account.clock().instant();
        if (expiration.filter(end -> !now.isBefore(end)).isPresent()) {
            throw new Refusal(
                    "ExpiredTokenException",
                    "Token expired: current date/time " + now.getEpochSecond()
                            + " must be before the expiration date/time"
                            + expiration.get().getEpochSecond());
        }
    }

    /** Returns the role, if it trusts whoever the provider vouches for. */
    private StoredRole trusting(
            String operation,
            String roleArn,
            String provider,
            Map<String, List<String>> keys,
            SessionTags tags,
            Optional<String> sourceIdentity) {
        StoredRole role = roles.find(roleArn).orElseThrow(() -> notAuthorized(operation));
        require(operation, role, provider, keys);
        if (!tags.passed().isEmpty()) {
            Map<String, List<String>> withTags = new LinkedHashMap<>(keys);
            tags.passed().forEach((key, value) -> withTags.put("aws:RequestTag/" + key, List.of(value)));
            withTags.put(RequestKeys.TAG_KEYS, List.copyOf(tags.passed().keySet()));
            require("TagSession", role, provider, withTags);
        }
        if (sourceIdentity.isPresent()) {
            require("SetSourceIdentity", role, provider, keys);
        }
        return role;
    }

    private void require(String operation, StoredRole role, String provider, Map<String, List<String>> keys) {
        AccessRequest asked =
                AccessRequest.of("sts:" + operation, account.arn(role)).by(provider);
        for (var key : keys.entrySet()) {
            asked = asked.with(key.getKey(), key.getValue());
        }
        if (!roles.trust(role).evaluate(asked).isAllowed()) {
            throw notAuthorized(operation);
        }
    }

    private static Refusal notAuthorized(String operation) {
        return new Refusal("AccessDenied", "Not authorized to perform sts:" + operation);
    }

    private AssumeRoleWithSamlResponse withSaml(AssumeRoleWithSamlRequest request) {
        RoleSessions.requireRoleArn(request.roleArn());
        SamlAssertion assertion = SamlAssertion.parse(request.samlAssertion());
        if (account.samlProviders().find(request.principalArn()).isEmpty()) {
            throw new Refusal("InvalidIdentityToken", "Specified provider doesn't exist");
        }
        if (!account.trustedTokens().contains(request.samlAssertion())) {
            throw new Refusal("InvalidIdentityToken", "Response signature invalid");
        }
        requireCurrent(assertion.notOnOrAfter().map(FederatedSessions::time));
        if (!assertion.allows(request.roleArn(), request.principalArn())) {
            throw new Refusal("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML");
        }
        String sessionName = assertion
                .attribute("RoleSessionName")
                .orElseThrow(() -> new Refusal("InvalidIdentityToken", "RoleSessionName is required in AuthnResponse"));
        SessionTags tags =
                new SessionTags(assertion.principalTags(), Map.of(), new LinkedHashSet<>(assertion.transitiveKeys()));
        SessionPolicies policies =
                SessionPolicies.of(request.policy(), request.policyArns(), managed, account.partition());
        String qualifier = qualifier(assertion.issuer(), request.principalArn());
        Map<String, List<String>> keys = Map.of(
                "SAML:aud", List.of(assertion.recipient()),
                "SAML:iss", List.of(assertion.issuer()),
                "SAML:sub", List.of(assertion.subject()),
                "SAML:sub_type", List.of(assertion.subjectType()),
                "SAML:namequalifier", List.of(qualifier),
                "sts:RoleSessionName", List.of(sessionName));
        Optional<String> sourceIdentity = assertion.attribute("SourceIdentity");
        StoredRole role =
                trusting("AssumeRoleWithSAML", request.roleArn(), request.principalArn(), keys, tags, sourceIdentity);
        CallerSession session = roles.start(role, tags)
                .addAllPolicies(policies.policies())
                .sourceIdentity(sourceIdentity)
                .putKeys("aws:FederatedProvider", request.principalArn())
                .putKeys("SAML:sub", assertion.subject())
                .putKeys("SAML:sub_type", assertion.subjectType())
                .putKeys("SAML:namequalifier", qualifier)
                .build();
        Caller assumed = roles.caller(role, sessionName, session);
        int seconds = RoleSessions.seconds(seconds(request.durationSeconds(), assertion), role);
        return AssumeRoleWithSamlResponse.builder()
                .credentials(roles.issue(assumed, seconds))
                .assumedRoleUser(RoleSessions.describe(assumed))
                .packedPolicySize(policies.packedSize(tags))
                .subject(assertion.subject())
                .subjectType(assertion.subjectType())
                .issuer(assertion.issuer())
                .audience(assertion.recipient())
                .nameQualifier(qualifier)
                .sourceIdentity(sourceIdentity.orElse(null))
                .build();
    }

    /** The shorter of what the request and the assertion ask for. */
    private static @Nullable Integer seconds(@Nullable Integer requested, SamlAssertion assertion) {
        Optional<Integer> asserted = assertion.attribute("SessionDuration").map(FederatedSessions::number);
        if (requested == null) {
            return asserted.orElse(null);
        }
        return Math.min(requested, asserted.orElse(requested));
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Refusal("InvalidIdentityToken", "SessionDuration is not a number in AuthnResponse");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal("InvalidIdentityToken", "NotOnOrAfter is not a time in AuthnResponse");
        }
    }

    /** A hash of issuer, account and provider, by which people are told apart from those of other providers. */
    private String qualifier(String issuer, String providerArn) {
        String name = providerArn.substring(providerArn.lastIndexOf('/'));
        byte[] hash = Hashes.sha1((issuer + account.id() + name).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }
}
