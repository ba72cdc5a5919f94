package io.github.iamkit.certs;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/** What was found in a file or text, of whatever form: certificates, keys and requests. Not thread-safe. */
final class Contents {
    private final String source;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<Supplier<PrivateKey>> keys = new ArrayList<>();
    private final List<PKCS10CertificationRequest> requests = new ArrayList<>();
    private boolean hasEncryptedKey;

    Contents(String source) {
        this.source = source;
    }

    /**
     * Reads bytes of any form that is known.
     *
     * @param passphrase decrypts what is encrypted; null if nothing is
     * @param source names the bytes in messages
     * @throws UnreadableCertificateException if they are damaged or of no known form
     */
    static Contents of(byte[] bytes, char @Nullable [] passphrase, String source) {
        Contents contents = new Contents(source);
        KeyDecryption decryption = new KeyDecryption(passphrase, source);
        String text = PemText.decode(bytes);
        contents.orDamaged(() -> {
            if (PemText.isPem(text)) {
                contents.addBlocks(text, decryption);
            } else if (KeyStoreReading.isJavas(bytes)) {
                new KeyStoreReading(contents, decryption, source).add(bytes);
            } else {
                new DerReading(contents, decryption, source).add(bytes);
            }
            return contents;
        });
        return contents;
    }

    /** Reads PEM text that is not encrypted. */
    static Contents of(String text, String source) {
        Contents contents = new Contents(source);
        contents.orDamaged(() -> {
            contents.addBlocks(text, new KeyDecryption(null, source));
            return contents;
        });
        return contents;
    }

    private void addBlocks(String text, KeyDecryption decryption) {
        PemReading reading = new PemReading(this, decryption, source);
        PemText.blocks(text, source).forEach(reading::add);
    }

    /** What stands in a file may make the code that decodes it fail in any way; readers are told in one. */
    private <T> T orDamaged(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableCertificateException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnreadableCertificateException(source + " is damaged; get it anew", e);
        }
    }

    void add(X509Certificate certificate) {
        certificates.add(certificate);
    }

    void add(Supplier<PrivateKey> key) {
        keys.add(key);
    }

    void addEncrypted(Supplier<PrivateKey> key) {
        hasEncryptedKey = true;
        keys.add(key);
    }

    void add(PKCS10CertificationRequest request) {
        requests.add(request);
    }

    boolean hasEncryptedKey() {
        return hasEncryptedKey;
    }

    /** The certificates in their order; at least one. */
    List<X509Certificate> certificates() {
        if (certificates.isEmpty()) {
            throw new UnreadableCertificateException(
                    source + " holds no certificate; a PEM certificate starts with -----BEGIN CERTIFICATE-----");
        }
        return List.copyOf(certificates);
    }

    /** The one private key. */
    PrivateKey privateKey() {
        if (keys.size() != 1) {
            throw new UnreadableCertificateException(
                    keys.isEmpty()
                            ? source + " holds no private key; a PEM key starts with -----BEGIN PRIVATE KEY-----"
                            : source + " holds " + keys.size() + " private keys; leave one in it");
        }
        return orDamaged(keys.get(0));
    }

    /** The one request. */
    PKCS10CertificationRequest request() {
        if (requests.size() != 1) {
            throw new UnreadableCertificateException(source + " holds " + requests.size()
                    + " certificate requests; give one, which starts with -----BEGIN CERTIFICATE REQUEST-----");
        }
        return requests.get(0);
    }
}
