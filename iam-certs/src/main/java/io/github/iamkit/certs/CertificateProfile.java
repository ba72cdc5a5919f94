package io.github.iamkit.certs;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a certificate is for, and what is asked of it there.
 *
 * <pre>{@code
 * david.uploadSigningCertificate(certificate, CertificateProfile.IAM_SIGNING_CERTIFICATE::require);
 * List<CertificateFinding> findings = CertificateProfile.ROLES_ANYWHERE_CLIENT.review(chain, Clock.systemUTC());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public enum CertificateProfile {
    /** A user's signing certificate on IAM. */
    IAM_SIGNING_CERTIFICATE {
        @Override
        void check(X509Certificate leaf, Findings findings) {
            findings.requireNoAuthority(leaf);
        }
    },
    /** A trust anchor of IAM Roles Anywhere. */
    ROLES_ANYWHERE_AUTHORITY {
        @Override
        void check(X509Certificate leaf, Findings findings) {
            findings.requireVersion3(leaf);
            if (leaf.getBasicConstraints() < 0) {
                findings.add("NO_AUTHORITY", "is no authority (CA:FALSE)", "make it with authority(...)");
            }
            if (!usedFor(leaf, KEY_CERT_SIGN)) {
                findings.add("KEY_USAGE", "may not sign certificates (keyCertSign)", "make it with authority(...)");
            }
        }
    },
    /** What a workload shows to IAM Roles Anywhere. */
    ROLES_ANYWHERE_CLIENT {
        @Override
        void check(X509Certificate leaf, Findings findings) {
            findings.requireVersion3(leaf);
            findings.requireNoAuthority(leaf);
            if (!usedFor(leaf, DIGITAL_SIGNATURE)) {
                findings.add("KEY_USAGE", "may not sign (digitalSignature)", "issue one with that key usage");
            }
        }
    };

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int LEAST_RSA_BITS = 2048;

    abstract void check(X509Certificate leaf, Findings findings);

    /** Returns everything for which a certificate, first in its chain, would be refused; nothing if it is good. */
    public List<CertificateFinding> review(List<X509Certificate> chain, Clock clock) {
        Findings findings = new Findings(clock.instant());
        findings.requireDates(chain.get(0));
        findings.requireStrength(chain.get(0));
        check(chain.get(0), findings);
        return List.copyOf(findings.all);
    }

    /**
     * Refuses a certificate, first in its chain, that is not good for this by now.
     *
     * @throws IllegalArgumentException with all that is wrong
     */
    public void require(List<X509Certificate> chain) {
        List<CertificateFinding> findings = review(chain, Clock.systemUTC());
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("not good as "
                    + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                    + findings.stream().map(CertificateFinding::toString).collect(Collectors.joining("\n")));
        }
    }

    private static boolean usedFor(X509Certificate certificate, int bit) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage[bit];
    }

    /** Collects what is wrong with one certificate. */
    static final class Findings {
        private final List<CertificateFinding> all = new ArrayList<>();
        private final Instant now;

        private Findings(Instant now) {
            this.now = now;
        }

        void add(String code, String message, String remedy) {
            all.add(new CertificateFinding(code, 0, "it " + message, remedy));
        }

        void requireDates(X509Certificate certificate) {
            Instant end = certificate.getNotAfter().toInstant();
            Instant start = certificate.getNotBefore().toInstant();
            if (now.isAfter(end)) {
                add("EXPIRED", "expired at " + end, "make another one");
            }
            if (now.isBefore(start)) {
                add("NOT_YET_VALID", "is not valid before " + start, "wait, or make one that is back-dated");
            }
        }

        void requireStrength(X509Certificate certificate) {
            String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
            if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD5") || algorithm.startsWith("MD2")) {
                add("WEAK_DIGEST", "is signed with " + certificate.getSigAlgName(), "make one with SHA-256");
            }
            PublicKey key = certificate.getPublicKey();
            if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
                add("WEAK_KEY", "has an RSA key of " + rsa.getModulus().bitLength() + " bits", "take 2048 or more");
            }
        }

        void requireVersion3(X509Certificate certificate) {
            if (certificate.getVersion() != 3) {
                add("VERSION", "is of version " + certificate.getVersion(), "make one of version 3");
            }
        }

        void requireNoAuthority(X509Certificate certificate) {
            if (certificate.getBasicConstraints() >= 0) {
                add(
                        "AUTHORITY",
                        "is an authority (CA:TRUE)",
                        "use one that is none, as selfSigned(...) and issue(...) make");
            }
        }
    }
}
