package io.github.iamkit.provision;

import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.PolicyDocument;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policies as IAM's answers carry them: percent-encoded. */
final class StoredDocument {
    private StoredDocument() {}

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
}
