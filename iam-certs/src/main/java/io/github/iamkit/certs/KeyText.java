package io.github.iamkit.certs;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** Private keys as PEM text. */
final class KeyText {
    private static final int ITERATIONS = 600_000;
    private static final int SALT = 16;
    /** OpenSSL refuses to spend 32 MB or more, so that the cost grows by turns and not by memory. */
    private static final int SCRYPT_COST = 1 << 14;

    private static final int SCRYPT_BLOCK = 8;
    private static final int SCRYPT_PARALLEL = 5;

    private KeyText() {}

    /** The key as PKCS#8, not encrypted. */
    static String plain(PrivateKey key) {
        byte[] encoded = encoded(key);
        try {
            return PemText.block("PRIVATE KEY", encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** The key as PKCS#8, which whoever asks for it clears. */
    static byte[] encoded(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalStateException("the key does not leave the device that it lives in; use it there");
        }
        return encoded;
    }

    /** The key as PKCS#8, encrypted with AES-256. */
    static String encrypted(PrivateKey key, char[] passphrase, KeyDerivation derivation) {
        byte[] encoded = encoded(key);
        try {
            byte[] encrypted = new PKCS8EncryptedPrivateKeyInfoBuilder(encoded)
                    .build(encryptor(passphrase, config(derivation)))
                    .getEncoded();
            return PemText.block("ENCRYPTED PRIVATE KEY", encrypted);
        } catch (IOException e) {
            throw new IllegalStateException("an encrypted key can be encoded", e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static PBKDFConfig config(KeyDerivation derivation) {
        return derivation == KeyDerivation.SCRYPT
                ? new ScryptConfig.Builder(SCRYPT_COST, SCRYPT_BLOCK, SCRYPT_PARALLEL)
                        .withSaltLength(SALT)
                        .build()
                : pbkdf2(ITERATIONS);
    }

    static PBKDFConfig pbkdf2(int iterations) {
        return new PBKDF2Config.Builder()
                .withIterationCount(iterations)
                .withSaltLength(SALT)
                .withPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .build();
    }

    /** AES-256 with a key that is made of the passphrase. */
    static OutputEncryptor encryptor(char[] passphrase, PBKDFConfig config) {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException(
                    "the passphrase is empty; give one, or write the key without encrypting it");
        }
        try {
            return new JcePKCSPBEOutputEncryptorBuilder(config, NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(BouncyCastle.PROVIDER)
                    .setRandom(Issuance.RANDOM)
                    .build(passphrase);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle knows AES", e);
        }
    }

    /** The key as OpenSSL wrote it before PKCS#8: PKCS#1 for RSA, SEC1 for EC. */
    static String traditional(PrivateKey key) {
        byte[] encoded = encoded(key);
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(encoded);
            ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
            if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return PemText.block("RSA PRIVATE KEY", info.getPrivateKey().getOctets());
            }
            if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                return PemText.block("EC PRIVATE KEY", sec1(info));
            }
            throw new IllegalArgumentException("keys of type " + key.getAlgorithm()
                    + " have no form from before PKCS#8; write them without traditional()");
        } catch (IOException e) {
            throw new IllegalStateException("a key that was read or made can be encoded", e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** Inside PKCS#8 the curve stands outside of the key; alone, the key has to name it. */
    private static byte[] sec1(PrivateKeyInfo info) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(info.parsePrivateKey());
        ASN1ObjectIdentifier curve =
                ASN1ObjectIdentifier.getInstance(info.getPrivateKeyAlgorithm().getParameters());
        int bits = ECNamedCurveTable.getByOID(curve).getN().bitLength();
        return new ECPrivateKey(bits, key.getKey(), key.getPublicKey(), curve).getEncoded();
    }
}
