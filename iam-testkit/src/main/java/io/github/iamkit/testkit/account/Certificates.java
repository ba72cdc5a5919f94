package io.github.iamkit.testkit.account;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Certificates as they are uploaded, and what IAM finds wrong with them. */
final class Certificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int LEAF = -1;

    private Certificates() {}

    /** Reads one certificate, around which nothing but white space may stand. */
    static X509Certificate one(String pem) {
        List<X509Certificate> all = all(pem);
        if (all.size() != 1) {
            throw unreadable();
        }
        return all.get(0);
    }

    /** Reads certificates one after the other, between which nothing but white space may stand. */
    static List<X509Certificate> all(String pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        String rest = pem.strip();
        while (!rest.isEmpty()) {
            int end = rest.indexOf(END);
            if (!rest.startsWith(BEGIN) || end < 0) {
                throw unreadable();
            }
            certificates.add(read(rest.substring(BEGIN.length(), end)));
            rest = rest.substring(end + END.length()).strip();
        }
        return certificates;
    }

    private static X509Certificate read(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(
                "MalformedCertificate", "Unable to parse certificate. Please ensure the certificate is in PEM format.");
    }

    static boolean isValidAt(X509Certificate certificate, Instant time) {
        Date date = Date.from(time);
        return !date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter());
    }

    /** Refuses a chain in which a certificate was not signed by the one behind it, or is not valid at this time. */
    static void requireChain(X509Certificate leaf, List<X509Certificate> chain, Instant time) {
        for (int index = LEAF; index < chain.size(); index++) {
            X509Certificate certificate = index == LEAF ? leaf : chain.get(index);
            boolean isLast = index + 1 == chain.size();
            if (!isValidAt(certificate, time) || !isLast && !isSigned(certificate, chain.get(index + 1))) {
                throw new Refusal(
                        "MalformedCertificate",
                        "Unable to validate certificate chain. The certificate chain must start with the immediate"
                                + " signing certificate, followed by any intermediaries in order. The index within the"
                                + " chain of the invalid certificate is: " + index);
            }
        }
    }

    private static boolean isSigned(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Returns a digest by which certificates are told apart. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return Hashes.hex(Hashes.sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
