package io.github.iamkit.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a key and its certificate are written to files.
 *
 * <pre>{@code
 * host.writing().encrypted(passphrase).withChain().to(keyFile, certificateFile);
 * host.writing().replacing().toPkcs12(file, "worker", passphrase);
 * }</pre>
 *
 * <p>Unless told otherwise: the key as PKCS#8, not encrypted; the certificate alone; and nothing that exists is
 * overwritten. Files are their owner's alone from the moment they exist (mode 0600, in a directory of mode 0700 if it has to
 * be made) and appear whole or not at all.
 *
 * <p>Immutable and thread-safe. A passphrase stays the caller's, who clears it when all is written.
 */
public final class CertificateWriting {
    private final KeyedCertificate certificate;
    private final Form form;
    private final char @Nullable [] passphrase;
    private final boolean isWithChain;
    private final boolean isReplacing;

    /** The forms that a key can be written in. */
    private enum Form {
        PKCS8,
        PKCS8_WITH_SCRYPT,
        TRADITIONAL
    }

    CertificateWriting(KeyedCertificate certificate) {
        this(certificate, Form.PKCS8, null, false, false);
    }

    private CertificateWriting(
            KeyedCertificate certificate,
            Form form,
            char @Nullable [] passphrase,
            boolean isWithChain,
            boolean isReplacing) {
        this.certificate = certificate;
        this.form = form;
        this.passphrase = passphrase;
        this.isWithChain = isWithChain;
        this.isReplacing = isReplacing;
    }

    /** Encrypts the key with AES-256, the passphrase made into a key by PBKDF2 with 600,000 iterations. */
    public CertificateWriting encrypted(char[] passphrase) {
        return new CertificateWriting(
                certificate, Form.PKCS8, Objects.requireNonNull(passphrase, "passphrase"), isWithChain, isReplacing);
    }

    /** Encrypts the key with AES-256, the passphrase made into a key by scrypt, which few programs but OpenSSL read. */
    public CertificateWriting encryptedWithScrypt(char[] passphrase) {
        return new CertificateWriting(
                certificate,
                Form.PKCS8_WITH_SCRYPT,
                Objects.requireNonNull(passphrase, "passphrase"),
                isWithChain,
                isReplacing);
    }

    /** Writes the key as PKCS#1 or SEC1, for programs from before PKCS#8; such a key cannot be encrypted. */
    public CertificateWriting traditional() {
        return new CertificateWriting(certificate, Form.TRADITIONAL, null, isWithChain, isReplacing);
    }

    /** Writes the certificates of the issuers after the certificate, the root's too. */
    public CertificateWriting withChain() {
        return new CertificateWriting(certificate, form, passphrase, true, isReplacing);
    }

    /** Writes in place of the files that are there, which are lost. */
    public CertificateWriting replacing() {
        return new CertificateWriting(certificate, form, passphrase, isWithChain, true);
    }

    /**
     * Writes both files as PEM.
     *
     * @throws UncheckedIOException if a file exists already or cannot be written; a new key without its certificate is not
     *     left behind
     */
    public CertificateFiles to(Path keyFile, Path certificateFile) {
        String key = keyText();
        String text = isWithChain ? certificate.chainPem() : certificate.certificatePem();
        try {
            if (!isReplacing) {
                OwnerOnlyFiles.requireAbsent(keyFile);
                OwnerOnlyFiles.requireAbsent(certificateFile);
            }
            write(keyFile, key.getBytes(StandardCharsets.US_ASCII));
            try {
                write(certificateFile, text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                if (!isReplacing) {
                    Files.deleteIfExists(keyFile);
                }
                throw e;
            }
            return new CertificateFiles(keyFile, certificateFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keyText() {
        if (form == Form.TRADITIONAL) {
            return certificate.traditionalPrivateKeyPem();
        }
        if (passphrase == null) {
            return certificate.privateKeyPem();
        }
        return certificate.encryptedPrivateKeyPem(
                passphrase, form == Form.PKCS8 ? KeyDerivation.PBKDF2 : KeyDerivation.SCRYPT);
    }

    /**
     * Writes one PKCS#12 file, which Java opens as a key store, with the key, the certificate and those of its issuers.
     *
     * @param alias the name of the entry
     * @param passphrase encrypts key and certificates; Java opens such files by passphrases of ASCII alone
     * @throws UncheckedIOException if the file exists already or cannot be written
     */
    public void toPkcs12(Path file, String alias, char[] passphrase) {
        byte[] content = Pkcs12Writing.encode(certificate, alias, passphrase);
        try {
            if (!isReplacing) {
                OwnerOnlyFiles.requireAbsent(file);
            }
            write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        if (isReplacing) {
            OwnerOnlyFiles.replace(file, content);
        } else {
            OwnerOnlyFiles.create(file, content);
        }
    }
}
