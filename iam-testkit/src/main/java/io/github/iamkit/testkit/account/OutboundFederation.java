package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.DisableOutboundWebIdentityFederationRequest;
import software.amazon.awssdk.services.iam.model.DisableOutboundWebIdentityFederationResponse;
import software.amazon.awssdk.services.iam.model.EnableOutboundWebIdentityFederationRequest;
import software.amazon.awssdk.services.iam.model.EnableOutboundWebIdentityFederationResponse;
import software.amazon.awssdk.services.iam.model.GetOutboundWebIdentityFederationInfoRequest;
import software.amazon.awssdk.services.iam.model.GetOutboundWebIdentityFederationInfoResponse;
import software.amazon.awssdk.services.sts.model.GetWebIdentityTokenRequest;
import software.amazon.awssdk.services.sts.model.GetWebIdentityTokenResponse;

/**
 * Tokens by which callers prove to services outside of AWS who they are. They are signed with keys of this process, which no
 * issuer publishes.
 */
final class OutboundFederation {
    private static final int USUAL_SECONDS = 300;
    private static final String ISSUER = "issuer";

    private final Account account;
    private final Table<Issuer> issuers;
    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();

    /** Where the account's tokens come from. */
    private record Issuer(String url) {}

    OutboundFederation(Account account) {
        this.account = account;
        this.issuers = account.table("outbound federation", issuer -> ISSUER);
    }

    void register(Operations iam, Operations sts) {
        iam.add(
                "EnableOutboundWebIdentityFederation",
                EnableOutboundWebIdentityFederationRequest::builder,
                this::enable);
        iam.add(
                "DisableOutboundWebIdentityFederation",
                DisableOutboundWebIdentityFederationRequest::builder,
                this::disable);
        iam.add(
                "GetOutboundWebIdentityFederationInfo",
                GetOutboundWebIdentityFederationInfoRequest::builder,
                this::info);
        sts.add("GetWebIdentityToken", GetWebIdentityTokenRequest::builder, this::token);
    }

    private EnableOutboundWebIdentityFederationResponse enable(EnableOutboundWebIdentityFederationRequest request) {
        if (issuers.contains(ISSUER)) {
            throw new Refusal("FeatureEnabled", "Outbound web identity federation is already enabled for this account");
        }
        Issuer issuer = new Issuer("https://" + account.ids().uuid() + ".tokens.sts.global.api.aws");
        issuers.put(issuer);
        return EnableOutboundWebIdentityFederationResponse.builder()
                .issuerIdentifier(issuer.url())
                .build();
    }

    private DisableOutboundWebIdentityFederationResponse disable(DisableOutboundWebIdentityFederationRequest request) {
        issuers.remove(issuer());
        return DisableOutboundWebIdentityFederationResponse.builder().build();
    }

    private GetOutboundWebIdentityFederationInfoResponse info(GetOutboundWebIdentityFederationInfoRequest request) {
        return GetOutboundWebIdentityFederationInfoResponse.builder()
                .issuerIdentifier(issuer().url())
                .jwtVendingEnabled(true)
                .build();
    }

    private Issuer issuer() {
        return issuers.find(ISSUER)
                .orElseThrow(() -> new Refusal(
                        "FeatureDisabled", "Outbound web identity federation is not enabled for this account"));
    }

    private GetWebIdentityTokenResponse token(Caller caller, GetWebIdentityTokenRequest request) {
        Issuer issuer = issuers.find(ISSUER)
                .orElseThrow(() -> new Refusal(
                        "OutboundWebIdentityFederationDisabledException",
                        "Outbound web identity federation is not enabled for this account"));
        int seconds = request.durationSeconds() == null ? USUAL_SECONDS : request.durationSeconds();
        Instant now = account.now();
        Instant expiration = now.plusSeconds(seconds);
        String principal = caller.session().map(CallerSession::principalArn).orElse(caller.arn());
        String tags = SessionTags.of(request.tags(), List.of(), Optional.empty()).passed().entrySet().stream()
                .map(tag -> Json.text(tag.getKey()) + ":" + Json.text(tag.getValue()))
                .collect(Collectors.joining(","));
        String audience = request.audience().stream().map(Json::text).collect(Collectors.joining(","));
        String claims = "{\"iss\":" + Json.text(issuer.url()) + ",\"sub\":" + Json.text(principal) + ",\"aud\":"
                + (request.audience().size() == 1 ? audience : "[" + audience + "]") + ",\"iat\":"
                + now.getEpochSecond() + ",\"exp\":" + expiration.getEpochSecond() + ",\"jti\":"
                + Json.text(account.ids().uuid()) + ",\"https://sts.amazonaws.com/\":{\"aws_account\":"
                + Json.text(account.id()) + ",\"principal_id\":" + Json.text(principal)
                + (tags.isEmpty() ? "" : ",\"request_tags\":{" + tags + "}") + "}}";
        return GetWebIdentityTokenResponse.builder()
                .webIdentityToken(signed(request.signingAlgorithm(), claims))
                .expiration(expiration)
                .build();
    }

    private String signed(String algorithm, String claims) {
        String head = "{\"alg\":" + Json.text(algorithm) + ",\"kid\":" + Json.text(algorithm) + ",\"typ\":\"JWT\"}";
        String content =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        boolean isRsa = algorithm.equals("RS256");
        try {
            Signature signature = Signature.getInstance(isRsa ? "SHA256withRSA" : "SHA384withECDSAinP1363Format");
            signature.initSign(
                    keys.computeIfAbsent(algorithm, name -> newKey(isRsa)).getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA and ECDSA", e);
        }
    }

    private static KeyPair newKey(boolean isRsa) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(isRsa ? "RSA" : "EC");
            generator.initialize(isRsa ? 2048 : 384);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes RSA and EC keys", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
