package io.github.iamkit.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files, and finds out which certificate a key belongs to. */
final class Reading {
    private static final long LARGEST = 8L << 20;

    private Reading() {}

    static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableCertificateException("`" + file + "` has more than " + LARGEST
                        + " bytes, which is no key or certificate; is it the right file?");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    static Contents contents(Path file, char @Nullable [] passphrase) {
        return Contents.of(bytes(file), passphrase, "`" + file + "`");
    }

    /** Puts the certificate that a key belongs to first, and its issuers after it. */
    static KeyedCertificate joined(PrivateKey key, List<X509Certificate> pile, String keySource, String source) {
        for (X509Certificate certificate : pile) {
            if (Signatures.belongTogether(key, certificate.getPublicKey())) {
                List<X509Certificate> others = new ArrayList<>(pile);
                others.remove(certificate);
                return new KeyedCertificate(key, Chain.of(certificate, others));
            }
        }
        throw new UnreadableCertificateException("the key in " + keySource + " does not belong to the certificate in "
                + source + "; find the key that it was made with");
    }
}
