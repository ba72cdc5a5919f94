package io.github.iamkit.certs;

import java.util.List;

/** What a chain is asked: whether each certificate was issued by the next one, which was allowed to. */
final class ChainRules {
    /** AWS: Roles Anywhere takes at most five certificates beside the one that is shown. */
    private static final int MOST_INTERMEDIATES = 5;

    private final CertificateProfile profile;
    private final Findings findings;
    private final List<CertificateView> chain;

    ChainRules(CertificateProfile profile, Findings findings, List<CertificateView> chain) {
        this.profile = profile;
        this.findings = findings;
        this.chain = chain;
    }

    void check() {
        CertificateView leaf = chain.get(0);
        if (chain.size() > 1 && leaf.isSelfSigned()) {
            findings.error(
                    "CHAIN_OF_SELF_SIGNED",
                    1,
                    "it follows a certificate that signed itself, which has no chain",
                    "leave the chain out");
            return;
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            checkLink(chain.get(i), chain.get(i + 1));
        }
        checkLength();
        checkEnd();
    }

    private void checkLink(CertificateView certificate, CertificateView issuer) {
        if (!certificate.namesAsIssuer(issuer)) {
            String wanted = certificate.certificate().getIssuerX500Principal().getName();
            boolean isElsewhere = chain.stream().anyMatch(certificate::namesAsIssuer);
            findings.error(
                    isElsewhere ? "CHAIN_ORDER" : "ISSUER_MISSING",
                    certificate.index(),
                    "it was issued by `" + wanted + "`, but `" + issuer.name() + "` follows",
                    isElsewhere ? "put the chain in order with Chain.order(...)" : "add the issuer's certificate");
            return;
        }
        if (!certificate.isIssuedBy(issuer)) {
            findings.error(
                    "BAD_SIGNATURE",
                    certificate.index(),
                    "it was not signed with the key of `" + issuer.name() + "`, which follows",
                    "find the issuer's certificate that goes with it");
        }
        checkAuthority(issuer);
        checkPathLength(issuer);
    }

    private void checkAuthority(CertificateView issuer) {
        if (!issuer.isAuthority()) {
            findings.error(
                    "ISSUER_NO_AUTHORITY",
                    issuer.index(),
                    "it issued another one and is no authority",
                    "have the certificate issued by one");
            return;
        }
        if (!issuer.maySignCertificates()) {
            findings.add(
                    issuer.hasKeyUsage() || profile.isStrict() || profile.isRolesAnywhere(),
                    "KEY_USAGE",
                    issuer.index(),
                    "it issued another one and may not sign certificates (keyCertSign)",
                    "have the certificate issued by one that may");
        }
        if (issuer.subjectKeyId().isEmpty()) {
            findings.add(
                    profile.isStrict(),
                    "NO_SUBJECT_KEY_ID",
                    issuer.index(),
                    "it issued another one and has no subject key identifier, and strict readers refuse that",
                    "make an authority with authority(...)");
        }
        if (!issuer.isSelfIssued() && !issuer.hasAuthorityKeyId()) {
            findings.add(
                    profile.isStrict(),
                    "NO_AUTHORITY_KEY_ID",
                    issuer.index(),
                    "it has no authority key identifier, and strict readers refuse it",
                    "issue one with issueAuthority(...)");
        }
    }

    private void checkPathLength(CertificateView issuer) {
        int below = (int) chain.subList(chain.get(0).isAuthority() ? 0 : 1, issuer.index()).stream()
                .filter(view -> !view.isSelfIssued())
                .count();
        if (issuer.isAuthority() && below > issuer.certificate().getBasicConstraints()) {
            findings.error(
                    "PATH_LENGTH",
                    issuer.index(),
                    "it allows " + issuer.certificate().getBasicConstraints() + " authorities below it, and there are "
                            + below,
                    "issue the certificate higher up");
        }
    }

    private void checkLength() {
        long intermediates =
                chain.stream().skip(1).filter(view -> !view.isSelfIssued()).count();
        if (profile == CertificateProfile.ROLES_ANYWHERE_CLIENT && intermediates > MOST_INTERMEDIATES) {
            findings.error(
                    "CHAIN_TOO_LONG",
                    chain.size() - 1,
                    "it is one of " + intermediates + " intermediates, and Roles Anywhere takes " + MOST_INTERMEDIATES,
                    "make a trust anchor of an authority further down");
        }
    }

    private void checkEnd() {
        CertificateView last = chain.get(chain.size() - 1);
        if (profile == CertificateProfile.IAM_SERVER_CERTIFICATE && chain.size() == 1 && !last.isSelfIssued()) {
            findings.warning(
                    "ISSUER_MISSING",
                    0,
                    "it was issued by `"
                            + last.certificate().getIssuerX500Principal().getName()
                            + "`, whose certificate is not there",
                    "upload it with the chain, unless every client has the issuer's certificate");
        }
    }
}
