package io.github.iamkit.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key whose certificate has been asked for.
 *
 * <pre>{@code
 * PendingCertificate pending = CertificateRequest.of("CN=worker").generate();
 * pending.writeKeyTo(keyFile);                       // in case that the answer comes tomorrow
 * KeyedCertificate worker = pending.complete(Chain.parse(answer));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class PendingCertificate {
    private final PrivateKey privateKey;
    private final CertificateRequest request;

    PendingCertificate(PrivateKey privateKey, CertificateRequest request) {
        this.privateKey = privateKey;
        this.request = request;
    }

    /** Returns the request, which holds nothing secret. */
    public CertificateRequest request() {
        return request;
    }

    /**
     * Writes the private key as PEM, for its owner alone. When the answer has come in a file,
     * {@link KeyedCertificate#read(Path, Path)} puts both together.
     *
     * @throws UncheckedIOException if the file exists already or cannot be written
     */
    public void writeKeyTo(Path keyFile) {
        try {
            OwnerOnlyFiles.create(keyFile, KeyText.plain(privateKey).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Joins the key and what the authority answered.
     *
     * @param chain the certificate first
     * @throws IllegalArgumentException if the first certificate is not about this key
     */
    public KeyedCertificate complete(List<X509Certificate> chain) {
        return KeyedCertificate.of(privateKey, chain);
    }

    /** Returns the request alone. */
    @Override
    public String toString() {
        return "PendingCertificate[" + request + "]";
    }
}
