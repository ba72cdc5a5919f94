package io.github.iamkit.certs;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nsri.NSRIObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.operator.DefaultSecretKeySizeProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.SecretKeySizeProvider;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/** Decrypts private keys with a passphrase, which stays the caller's. */
final class KeyDecryption {
    private static final String OLD_MARK = "DEK-Info";

    private final char @Nullable [] passphrase;
    private final String source;

    KeyDecryption(char @Nullable [] passphrase, String source) {
        this.passphrase = passphrase;
        this.source = source;
    }

    /** What has its certificates in the clear is read without a passphrase too. */
    char @Nullable [] passphraseIfAny() {
        return passphrase;
    }

    char[] passphrase() {
        if (passphrase == null) {
            throw new UnreadableCertificateException(source + " is encrypted; give its passphrase");
        }
        return passphrase;
    }

    /** Decrypts by whatever algorithm a PKCS#8 or PKCS#12 structure names. */
    InputDecryptorProvider provider() {
        char[] known = passphrase();
        return algorithm -> {
            requireEffort(() -> WorkFactor.require(algorithm));
            try {
                return Pbes1.knows(algorithm)
                        ? Pbes1.decryptor(algorithm, known)
                        : any(paddedFor(algorithm)).get(algorithm);
            } catch (OperatorCreationException | GeneralSecurityException | RuntimeException e) {
                throw unknown(algorithm.getAlgorithm().getId(), e);
            }
        };
    }

    private static InputDecryptorProvider any(char[] secret) {
        return new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .setKeySizeProvider(new KeySizes())
                .setTryWrongPKCS12Zero(secret.length == 0)
                .build(secret);
    }

    /** Bouncy Castle derives no key from nothing; HMAC fills keys up with zeroes, so that from one it derives the same. */
    private char[] paddedFor(AlgorithmIdentifier algorithm) {
        boolean isByHmac = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2);
        return isByHmac && passphrase().length == 0 ? new char[1] : passphrase();
    }

    /** Files say themselves how much work they want. */
    void requireEffort(Runnable check) {
        try {
            check.run();
        } catch (WorkFactor.TooMuch e) {
            throw new UnreadableCertificateException(
                    source + " asks for " + e.getMessage()
                            + " to be decrypted, which would take too long; write it with less",
                    e);
        }
    }

    PrivateKeyInfo pkcs8(PKCS8EncryptedPrivateKeyInfo key) {
        InputDecryptorProvider provider = provider();
        try {
            return key.decryptPrivateKeyInfo(provider);
        } catch (PKCSException | RuntimeException e) {
            throw wrong(e);
        }
    }

    /** What Bouncy Castle failed with; it wraps also what was said on the way. */
    UnreadableCertificateException wrong(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableCertificateException known) {
                return known;
            }
        }
        return new UnreadableCertificateException(
                source + " cannot be decrypted; is it the right passphrase?", failure);
    }

    private UnreadableCertificateException unknown(String cipher, @Nullable Exception cause) {
        return new UnreadableCertificateException(
                source + " is encrypted in a way that is not read here (" + cipher
                        + "); decrypt it with `openssl pkey` and read that",
                cause);
    }

    static boolean isOldEncrypted(PemBlock block) {
        return !block.header(OLD_MARK).isEmpty();
    }

    /** Decrypts the form that OpenSSL wrote before PKCS#8: the cipher and its start stand in a header. */
    byte[] old(PemBlock block) {
        char[] known = passphrase();
        String[] stated = block.header(OLD_MARK).split(",", 2);
        String name = stated[0].strip();
        OldCipher cipher = OldCipher.of(name).orElseThrow(() -> unknown(name, null));
        byte[] secret = PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(known);
        try {
            byte[] start = Hex.decode(stated[stated.length - 1].strip());
            return cipher.decrypt(secret, start, block.content());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw wrong(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** How long keys are where neither the file nor Bouncy Castle says it. */
    private static final class KeySizes implements SecretKeySizeProvider {
        private static final Map<ASN1ObjectIdentifier, Integer> MORE = Map.of(
                NSRIObjectIdentifiers.id_aria128_cbc, 128,
                NSRIObjectIdentifiers.id_aria192_cbc, 192,
                NSRIObjectIdentifiers.id_aria256_cbc, 256);

        @Override
        public int getKeySize(AlgorithmIdentifier cipher) {
            return getKeySize(cipher.getAlgorithm());
        }

        @Override
        public int getKeySize(ASN1ObjectIdentifier cipher) {
            return MORE.getOrDefault(cipher, DefaultSecretKeySizeProvider.INSTANCE.getKeySize(cipher));
        }
    }
}
