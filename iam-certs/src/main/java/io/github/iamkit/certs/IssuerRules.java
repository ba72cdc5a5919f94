package io.github.iamkit.certs;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Refuses issuers whose certificates nobody would take. */
final class IssuerRules {
    private static final int KEY_CERT_SIGN = 5;

    private IssuerRules() {}

    /** Refuses what is no authority at all. */
    static void requireAuthority(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        boolean maySign = usage == null || usage[KEY_CERT_SIGN];
        if (issuer.getBasicConstraints() < 0 || !maySign) {
            throw new IllegalArgumentException("`" + name(issuer)
                    + "` is no authority, so nobody would trust what it issues; issue with one made by authority(...)");
        }
    }

    /** Refuses an issuer that is not valid when it issues, or below which there is no room. */
    static void require(KeyedCertificate issuer, Terms terms) {
        X509Certificate certificate = issuer.certificate();
        KeyAlgorithm.of(certificate.getPublicKey());
        Instant now = terms.clock().instant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new IllegalArgumentException(
                    "the issuer `" + name(certificate) + "` expired at " + end + "; renew it first");
        }
        Instant start = certificate.getNotBefore().toInstant();
        if (now.isBefore(start)) {
            throw new IllegalArgumentException(
                    "the issuer `" + name(certificate) + "` is not valid before " + start + "; wait, or set the clock");
        }
        requireRoom(issuer.chain(), terms);
    }

    /** Each authority of a chain says how many others may follow it before the last certificate. */
    private static void requireRoom(List<X509Certificate> chain, Terms terms) {
        for (int i = 0; i < chain.size(); i++) {
            int limit = chain.get(i).getBasicConstraints();
            int below = terms.isAuthority() ? i + 1 + terms.pathLength().orElse(0) : i;
            if (limit >= 0 && below > limit) {
                throw new IllegalArgumentException("`" + name(chain.get(i)) + "` allows " + limit
                        + " authorities below it, and there would be " + below
                        + "; issue higher up, or with a smaller pathLength(...)");
            }
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
