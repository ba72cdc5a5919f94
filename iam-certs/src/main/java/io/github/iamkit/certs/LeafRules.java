package io.github.iamkit.certs;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What the first certificate of a chain is asked: whether it is what the profile makes. */
final class LeafRules {
    private static final String ANY_PURPOSE = KeyPurposeId.anyExtendedKeyUsage.getId();

    private final CertificateProfile profile;
    private final Findings findings;

    LeafRules(CertificateProfile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void check(CertificateView leaf) {
        if (profile.shape().isAuthority()) {
            checkAuthority(leaf);
        } else {
            checkEnd(leaf);
        }
        checkKeyIds(leaf);
    }

    private void checkAuthority(CertificateView leaf) {
        if (!leaf.isAuthority()) {
            findings.error("NO_AUTHORITY", 0, "it is no authority (CA:FALSE)", "make it with authority(...)");
        } else if (!leaf.isCritical(Extension.basicConstraints)) {
            findings.warning(
                    "NOT_CRITICAL", 0, "its basic constraints are not critical", "make it with authority(...)");
        }
        if (!leaf.maySignCertificates()) {
            findings.error("KEY_USAGE", 0, "it may not sign certificates (keyCertSign)", "make it with authority(...)");
        }
        if (leaf.subjectKeyId().isEmpty()) {
            findings.warning(
                    "NO_SUBJECT_KEY_ID",
                    0,
                    "it has no subject key identifier, so strict readers refuse what it issues",
                    "make it with authority(...)");
        }
    }

    private void checkEnd(CertificateView leaf) {
        if (leaf.isAuthority()) {
            findings.error(
                    "AUTHORITY",
                    0,
                    "it is an authority (CA:TRUE)",
                    "use one that is none, as selfSigned(...) and issue(...) make");
        } else {
            checkNoAuthority(leaf);
        }
        boolean isSigning = profile == CertificateProfile.IAM_SIGNING_CERTIFICATE;
        if (!leaf.maySign() && (leaf.hasKeyUsage() || profile == CertificateProfile.ROLES_ANYWHERE_CLIENT)) {
            findings.add(
                    !isSigning, "KEY_USAGE", 0, "it may not sign (digitalSignature)", "issue one with that key usage");
        }
        if (!isSigning) {
            checkPurposes(leaf);
            checkNames(leaf);
        }
    }

    private void checkNoAuthority(CertificateView leaf) {
        if (leaf.hasPathLengthWithoutAuthority()) {
            findings.add(
                    profile.isStrict(),
                    "PATH_LENGTH",
                    0,
                    "it limits the authorities below it (pathlen) and is none",
                    "issue one without that");
        }
        if (leaf.maySignCertificates()) {
            findings.add(
                    profile.isStrict(),
                    "KEY_USAGE",
                    0,
                    "it may sign certificates (keyCertSign) and is no authority",
                    "issue one without that key usage");
        }
    }

    private void checkPurposes(CertificateView leaf) {
        try {
            List<String> stated = leaf.certificate().getExtendedKeyUsage();
            for (KeyPurposeId purpose : profile.shape().purposes()) {
                if (stated != null && !stated.contains(purpose.getId()) && !stated.contains(ANY_PURPOSE)) {
                    String name = purpose.equals(KeyPurposeId.id_kp_serverAuth) ? "serverAuth" : "clientAuth";
                    findings.add(
                            profile.isStrict(),
                            "EXTENDED_KEY_USAGE",
                            0,
                            "it is made for other purposes than " + name,
                            "issue one for " + profile.description());
                }
            }
        } catch (CertificateParsingException e) {
            findings.error("DAMAGED", 0, "its extended key usage cannot be read", "issue another one");
        }
    }

    private void checkNames(CertificateView leaf) {
        X509Certificate certificate = leaf.certificate();
        boolean isServer = profile.shape().purposes().contains(KeyPurposeId.id_kp_serverAuth);
        if (isServer && hosts(certificate).isEmpty()) {
            findings.add(
                    profile == CertificateProfile.TLS_SERVER,
                    "NO_HOST_NAME",
                    0,
                    "it names no host in subjectAlternativeName, where clients look",
                    "issue one with subjectAlternativeName(...)");
        }
        boolean hasCommonName =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                                .getRDNs(BCStyle.CN)
                                .length
                        > 0;
        if (profile == CertificateProfile.ROLES_ANYWHERE_CLIENT && !hasCommonName) {
            findings.warning(
                    "NO_COMMON_NAME",
                    0,
                    "it has no common name, so its sessions are known by its serial number",
                    "issue one with CN= in its subject");
        }
        if (certificate.getSubjectX500Principal().getName().isEmpty()
                && !leaf.isCritical(Extension.subjectAlternativeName)) {
            findings.add(
                    profile.isStrict(),
                    "NO_NAME",
                    0,
                    "its subject is empty, and its subjectAlternativeName is not there or not critical",
                    "issue one with a name");
        }
    }

    private void checkKeyIds(CertificateView leaf) {
        if (!leaf.isSelfIssued() && !leaf.hasAuthorityKeyId()) {
            findings.add(
                    profile.isStrict(),
                    "NO_AUTHORITY_KEY_ID",
                    0,
                    "it has no authority key identifier, and strict readers refuse it",
                    "issue one with issue(...)");
        }
    }

    /** The host names and addresses of a certificate. */
    static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(GeneralName.dNSName)
                                    || name.get(0).equals(GeneralName.iPAddress))
                            .map(name -> name.get(1).toString())
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
