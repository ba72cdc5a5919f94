package io.github.iamkit.testkit.account;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** A revocation list that was imported for a trust anchor of Roles Anywhere. */
record StoredCrl(String arn, String name, String trustAnchorArn, X509CRL crl, boolean isEnabled) {
    StoredCrl enabled(boolean enabled) {
        return new StoredCrl(arn, name, trustAnchorArn, crl, enabled);
    }

    /** Tells whether it is the issuer's own list, and has the certificate. */
    boolean revokes(X509Certificate certificate, X509Certificate issuer, @Nullable Provider provider) {
        return crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && crl.getRevokedCertificate(certificate.getSerialNumber()) != null
                && isSignedBy(issuer, provider);
    }

    private boolean isSignedBy(X509Certificate issuer, @Nullable Provider provider) {
        try {
            if (provider == null) {
                crl.verify(issuer.getPublicKey());
            } else {
                crl.verify(issuer.getPublicKey(), provider);
            }
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
