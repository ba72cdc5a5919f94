package io.github.iamkit.certs;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews texts as IAM would take them, whose own answers do not say what is wrong.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html">AWS: server
 *     certificates</a>
 */
final class UploadReview {
    private static final int LONGEST_TEXT = 16_384;
    private static final int LONGEST_CHAIN = 2_097_152;
    private static final int LAST_CHARACTER = 0xFF;

    private final CertificateProfile profile;
    private final String body;
    private final String chain;
    private final String privateKey;
    private final Clock clock;
    private final Findings findings = new Findings();

    UploadReview(CertificateProfile profile, String body, String chain, String privateKey, Clock clock) {
        this.profile = profile;
        this.body = body;
        this.chain = chain;
        this.privateKey = privateKey;
        this.clock = clock;
    }

    CertificateReport report() {
        List<X509Certificate> certificates =
                new ArrayList<>(Contents.of(body, "the certificate").certificates());
        if (certificates.size() > 1) {
            findings.error(
                    "SEVERAL_CERTIFICATES",
                    0,
                    "its text holds " + certificates.size() + " certificates, and IAM takes one there",
                    "move the others to the chain");
        }
        checkText(body, "the certificate", LONGEST_TEXT);
        if (!chain.isEmpty()) {
            checkText(chain, "the chain", LONGEST_CHAIN);
            addChain(certificates);
        }
        if (!privateKey.isEmpty()) {
            checkText(privateKey, "the private key", LONGEST_TEXT);
            checkKey(certificates.get(0));
        }
        return Review.of(profile, certificates, clock).report(findings.all());
    }

    private void addChain(List<X509Certificate> certificates) {
        try {
            certificates.addAll(Contents.of(chain, "the chain").certificates());
        } catch (UnreadableCertificateException e) {
            findings.error("DAMAGED", 0, String.valueOf(e.getMessage()), "export the chain anew");
        }
    }

    private void checkText(String text, String name, int longest) {
        if (text.length() > longest) {
            findings.error(
                    "SIZE",
                    0,
                    name + " has " + text.length() + " characters, and IAM takes " + longest,
                    "use one with fewer extensions or a smaller key");
        }
        if (text.chars().anyMatch(c -> c > LAST_CHARACTER || c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            findings.error(
                    "CHARACTERS",
                    0,
                    name + " has characters that IAM does not take, such as a byte order mark",
                    "save it as plain ASCII");
        }
        if (PemText.hasTextOutsideBlocks(text)) {
            findings.error(
                    "TEXT_OUTSIDE",
                    0,
                    name + " has text around its PEM blocks, which IAM does not read over",
                    "leave in what is from -----BEGIN to -----END");
        }
    }

    private void checkKey(X509Certificate certificate) {
        try {
            Contents text = Contents.of(privateKey, "the private key");
            if (text.hasEncryptedKey()) {
                findings.error(
                        "KEY_ENCRYPTED", 0, "its private key is encrypted, and IAM takes no passphrase", "decrypt it");
                return;
            }
            PrivateKey key = text.privateKey();
            if (!Signatures.belongTogether(key, certificate.getPublicKey())) {
                findings.error(
                        "KEY_MISMATCH",
                        0,
                        "the private key does not belong to it",
                        "find the key that it was made with");
            }
        } catch (UnreadableCertificateException e) {
            findings.error("DAMAGED", 0, String.valueOf(e.getMessage()), "export the key anew");
        }
    }
}
