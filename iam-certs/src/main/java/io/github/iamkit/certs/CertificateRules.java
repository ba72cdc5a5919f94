package io.github.iamkit.certs;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What every certificate of a chain is asked: dates, strength, version. */
final class CertificateRules {
    /** How far clocks may be apart before anybody notices: a minute was enough for IAM to refuse an upload. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final Set<String> BROKEN = Set.of("MD2", "MD4", "MD5", "SHA1");
    private static final int LONGEST_SERIAL_BITS = 159;
    private static final int VERSION = 3;

    private final CertificateProfile profile;
    private final Findings findings;
    private final Instant now;

    CertificateRules(CertificateProfile profile, Findings findings, Clock clock) {
        this.profile = profile;
        this.findings = findings;
        this.now = clock.instant();
    }

    void check(CertificateView view) {
        checkDates(view);
        checkKey(view);
        checkDigest(view);
        checkForm(view);
    }

    private void checkDates(CertificateView view) {
        X509Certificate certificate = view.certificate();
        Instant start = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            findings.error("EXPIRED", view.index(), "it expired at " + end, "make another one");
        } else if (now.plus(SKEW).isAfter(end)) {
            findings.warning(
                    "CLOCKS_MAY_DIFFER",
                    view.index(),
                    "it expires at " + end + ", so soon that a reader's clock may be past it",
                    "make another one");
        }
        if (now.isBefore(start)) {
            findings.error(
                    "NOT_YET_VALID",
                    view.index(),
                    "it is not valid before " + start,
                    "wait, or make one that is back-dated");
        } else if (now.minus(SKEW).isBefore(start)) {
            findings.warning(
                    "CLOCKS_MAY_DIFFER",
                    view.index(),
                    "it is valid since " + start + ", so recently that a reader's clock may be before it",
                    "wait " + SKEW.toMinutes() + " minutes, or make one that is back-dated");
        }
    }

    private void checkKey(CertificateView view) {
        PublicKeyDescription key = view.key();
        boolean isWeakCurve = key.family() == KeyFamily.OTHER
                && key.name().startsWith("EC")
                && view.certificate().getPublicKey() instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() < 256;
        if (key.name().startsWith("RSA") && key.bits() < KeyAlgorithm.LEAST_RSA_BITS) {
            findings.error(
                    "WEAK_KEY",
                    view.index(),
                    "it has an RSA key of " + key.bits() + " bits, which can be broken",
                    "take 2048 or more");
        } else if (isWeakCurve) {
            findings.error("WEAK_KEY", view.index(), "its curve can be broken", "take EC P-256 or P-384");
        } else if (!profile.shape().families().contains(key.family())) {
            findings.error(
                    "UNSUPPORTED_KEY",
                    view.index(),
                    "its key is of type " + key.name() + ", which is not taken as " + profile.description(),
                    "take " + profile.shape().usualKey());
        } else if (profile == CertificateProfile.IAM_SIGNING_CERTIFICATE && key.family() == KeyFamily.EC) {
            findings.warning(
                    "UNVERIFIED_KEY",
                    view.index(),
                    "its key is of type " + key.name() + ", and AWS does not say whether it takes such ones",
                    "take RSA 2048, which it does");
        }
    }

    /** Nobody checks how a root signs itself, but Roles Anywhere asks it all the same. */
    private void checkDigest(CertificateView view) {
        boolean isRootOfOthers = view.index() > 0 && view.isSelfIssued() && !profile.isRolesAnywhere();
        if (BROKEN.contains(view.digest()) && !isRootOfOthers) {
            findings.error(
                    "WEAK_DIGEST",
                    view.index(),
                    "it is signed with " + view.signatureName() + ", which can be forged",
                    "make one with SHA-256");
        }
    }

    private void checkForm(CertificateView view) {
        X509Certificate certificate = view.certificate();
        if (certificate.getVersion() != VERSION) {
            findings.add(
                    profile != CertificateProfile.IAM_SIGNING_CERTIFICATE,
                    "VERSION",
                    view.index(),
                    "it is of version " + certificate.getVersion(),
                    "make one of version 3");
        }
        if (certificate.getSerialNumber().signum() <= 0
                || certificate.getSerialNumber().bitLength() > LONGEST_SERIAL_BITS) {
            findings.warning(
                    "SERIAL_NUMBER",
                    view.index(),
                    "its serial number is not a positive one of 20 octets at most",
                    "make one with a random serial number");
        }
        if (certificate.hasUnsupportedCriticalExtension()) {
            findings.error(
                    "UNKNOWN_CRITICAL_EXTENSION",
                    view.index(),
                    "it has a critical extension that readers do not know",
                    "make one without it");
        }
    }
}
