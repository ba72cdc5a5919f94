package io.github.iamkit.provision;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicyUse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Policies on their way to IAM, and as its answers carry them: percent-encoded. */
final class Documents {
    private Documents() {}

    /** Returns the text of a document. */
    static String text(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Tells whether a stored document says what another one does. What cannot be read says something else. */
    static boolean says(String encoded, PolicyDocument wanted) {
        try {
            return PolicyDocument.parse(text(encoded)).isEquivalentTo(wanted);
        } catch (InvalidPolicyException e) {
            return false;
        }
    }

    /** Refuses what AWS would refuse, before any call. */
    static void requireValid(PolicyDocument policy, PolicyUse use) {
        Objects.requireNonNull(policy, "policy");
        List<Finding> errors = policy.validate(use).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidPolicyException(errors);
        }
    }
}
