package io.github.iamkit.testkit.account;

import java.util.Map;

/** What an operation answers when it does not do what it was asked for: AWS's code and sentence. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("AccessDenied", 403),
            Map.entry("AccessDeniedException", 403),
            Map.entry("ConcurrentModification", 409),
            Map.entry("DeleteConflict", 409),
            Map.entry("DuplicateCertificate", 409),
            Map.entry("EntityAlreadyExists", 409),
            Map.entry("EntityTemporarilyUnmodifiable", 409),
            Map.entry("ExpiredToken", 403),
            Map.entry("FeatureDisabled", 404),
            Map.entry("FeatureEnabled", 409),
            Map.entry("IDPRejectedClaim", 403),
            Map.entry("IncompleteSignature", 403),
            Map.entry("InternalFailure", 500),
            Map.entry("InvalidAuthenticationCode", 403),
            Map.entry("InvalidClientTokenId", 403),
            Map.entry("LimitExceeded", 409),
            Map.entry("MissingAuthenticationToken", 403),
            Map.entry("NoSuchEntity", 404),
            Map.entry("NotImplemented", 501),
            Map.entry("NotSupportedService", 404),
            Map.entry("OutboundWebIdentityFederationDisabledException", 403),
            Map.entry("PolicyEvaluation", 500),
            Map.entry("ReportExpired", 410),
            Map.entry("ReportGenerationLimitExceeded", 409),
            Map.entry("ReportInProgress", 404),
            Map.entry("ReportNotPresent", 410),
            Map.entry("ServiceFailure", 500),
            Map.entry("ServiceUnavailable", 503),
            Map.entry("ResourceNotFoundException", 404),
            Map.entry("SignatureDoesNotMatch", 403));

    private final String code;

    /** Creates a refusal with a code and a sentence, both in AWS's words. */
    public Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    static Refusal noSuchEntity(String message) {
        return new Refusal("NoSuchEntity", message);
    }

    static Refusal alreadyExists(String message) {
        return new Refusal("EntityAlreadyExists", message);
    }

    static Refusal deleteConflict(String rest) {
        return new Refusal("DeleteConflict", "Cannot delete entity, must " + rest + " first.");
    }

    static Refusal malformed(String message) {
        return new Refusal("MalformedPolicyDocument", message);
    }

    static Refusal invalid(String message) {
        return new Refusal("ValidationError", message);
    }

    /** Returns AWS's code for it. */
    public String code() {
        return code;
    }

    /** Returns the HTTP status that goes with the code. */
    public int status() {
        return STATUS.getOrDefault(code, BAD_REQUEST);
    }
}
