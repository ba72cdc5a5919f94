package io.github.iamkit.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as PEM text. */
final class Pem {
    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final int LINE = 64;

    private Pem() {}

    static String of(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read or made can be encoded", e);
        }
    }

    /** Writes a key as PKCS#8. */
    static String of(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalStateException("the key does not leave the device that it lives in; use it there");
        }
        try {
            return block("PRIVATE KEY", encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static String block(String label, byte[] content) {
        String base64 = Base64.getEncoder().encodeToString(content);
        StringBuilder text = new StringBuilder("-----BEGIN ").append(label).append("-----\n");
        for (int i = 0; i < base64.length(); i += LINE) {
            text.append(base64, i, Math.min(base64.length(), i + LINE)).append('\n');
        }
        return text.append("-----END ").append(label).append("-----\n").toString();
    }

    /** Reads all certificates of a text, in their order; at least one. */
    static List<X509Certificate> certificates(String text, String source) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object object : objects(text, source)) {
            if (object instanceof X509CertificateHolder holder) {
                certificates.add(certificate(holder, source));
            }
        }
        if (certificates.isEmpty()) {
            throw new UnreadableCertificateException(
                    source + " holds no certificate; a PEM certificate starts with -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    private static X509Certificate certificate(X509CertificateHolder holder, String source) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new UnreadableCertificateException(source + " holds a certificate that is damaged; get it anew", e);
        }
    }

    /** Reads the one key of a text, of whatever form OpenSSL writes. */
    static PrivateKey privateKey(String text, char @Nullable [] passphrase, String source) {
        List<PrivateKeyInfo> keys = new ArrayList<>();
        for (Object object : objects(text, source)) {
            PrivateKeyInfo key = privateKeyInfo(object, passphrase, source);
            if (key != null) {
                keys.add(key);
            }
        }
        if (keys.size() != 1) {
            throw new UnreadableCertificateException(
                    keys.isEmpty()
                            ? source + " holds no private key; a PEM key starts with -----BEGIN PRIVATE KEY-----"
                            : source + " holds " + keys.size() + " private keys; leave one in it");
        }
        try {
            return new JcaPEMKeyConverter().getPrivateKey(keys.get(0));
        } catch (PEMException | IllegalArgumentException e) {
            throw new UnreadableCertificateException(
                    source + " holds a private key that is damaged or of an unknown kind; RSA and EC keys are known",
                    e);
        }
    }

    private static @Nullable PrivateKeyInfo privateKeyInfo(Object object, char @Nullable [] passphrase, String source) {
        try {
            if (object instanceof PrivateKeyInfo plain) {
                return plain;
            }
            if (object instanceof PEMKeyPair pair) {
                return pair.getPrivateKeyInfo();
            }
            if (object instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(BOUNCY_CASTLE)
                        .build(required(passphrase, source)));
            }
            if (object instanceof PEMEncryptedKeyPair encrypted) {
                return encrypted
                        .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                .setProvider(BOUNCY_CASTLE)
                                .build(required(passphrase, source)))
                        .getPrivateKeyInfo();
            }
            return null;
        } catch (PKCSException | OperatorCreationException | IOException e) {
            throw new UnreadableCertificateException(source + " cannot be decrypted; is it the right passphrase?", e);
        }
    }

    private static char[] required(char @Nullable [] passphrase, String source) {
        if (passphrase == null) {
            throw new UnreadableCertificateException(source + " is encrypted; give its passphrase");
        }
        return passphrase;
    }

    private static List<Object> objects(String text, String source) {
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
            return objects;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableCertificateException(source + " is damaged: its PEM text cannot be decoded", e);
        }
    }
}
