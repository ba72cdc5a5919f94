package io.github.iamkit.testkit.account;

import java.security.cert.X509Certificate;
import java.util.List;

/** A trust anchor of Roles Anywhere: authorities whose certificates are taken. */
record StoredTrustAnchor(String arn, String name, List<X509Certificate> certificates, boolean isEnabled) {
    StoredTrustAnchor enabled(boolean enabled) {
        return new StoredTrustAnchor(arn, name, certificates, enabled);
    }
}
