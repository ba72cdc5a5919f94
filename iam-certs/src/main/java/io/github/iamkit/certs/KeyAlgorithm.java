package io.github.iamkit.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/**
 * A kind of keys, and how certificates are signed with it.
 *
 * <pre>{@code
 * KeyedCertificate.selfSigned("CN=worker").key(KeyAlgorithm.EC_P256).generate();
 * KeyedCertificate.selfSigned("CN=worker").key(KeyAlgorithm.rsa(4096)).generate();
 * }</pre>
 *
 * <p>Digests of MD5 and SHA-1, and RSA keys of fewer than 2048 bits, cannot be chosen: they can be forged.
 *
 * <p>Immutable and thread-safe.
 */
public final class KeyAlgorithm {
    /** RSA with 2048 bits and SHA-256: what signing certificates for IAM have. */
    public static final KeyAlgorithm RSA_2048 = rsa(2048);

    /** RSA with 3072 bits and SHA-256. */
    public static final KeyAlgorithm RSA_3072 = rsa(3072);

    /** RSA with 4096 bits and SHA-256. */
    public static final KeyAlgorithm RSA_4096 = rsa(4096);

    /** The elliptic curve P-256, with SHA-256. */
    public static final KeyAlgorithm EC_P256 =
            new KeyAlgorithm("EC P-256", "EC", new ECGenParameterSpec("secp256r1"), "SHA256withECDSA");

    /** The elliptic curve P-384, with SHA-384. */
    public static final KeyAlgorithm EC_P384 =
            new KeyAlgorithm("EC P-384", "EC", new ECGenParameterSpec("secp384r1"), "SHA384withECDSA");

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final int P384_BITS = 384;

    private final String name;
    private final String family;
    private final AlgorithmParameterSpec parameters;
    private final String signature;

    private KeyAlgorithm(String name, String family, AlgorithmParameterSpec parameters, String signature) {
        this.name = name;
        this.family = family;
        this.parameters = parameters;
        this.signature = signature;
    }

    /**
     * Returns RSA with that many bits, and SHA-256.
     *
     * @throws IllegalArgumentException if that are fewer than 2048, more than 8192, or not a multiple of 256
     */
    public static KeyAlgorithm rsa(int bits) {
        if (bits < LEAST_RSA_BITS) {
            throw new IllegalArgumentException(
                    "RSA with " + bits + " bits is refused: keys of that size can be broken, and"
                            + " OpenSSL's usual security level rejects them; take 2048 or more");
        }
        if (bits > MOST_RSA_BITS || bits % 256 != 0) {
            throw new IllegalArgumentException(
                    "RSA with " + bits + " bits is refused: few programs read such keys; take 2048," + " 3072 or 4096");
        }
        return new KeyAlgorithm(
                "RSA " + bits, "RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), "SHA256withRSA");
    }

    /** Returns the algorithm by which a key signs. */
    static KeyAlgorithm of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa(rsa.getModulus().bitLength());
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getOrder().bitLength() >= P384_BITS ? EC_P384 : EC_P256;
        }
        throw new IllegalArgumentException(
                "a key of type " + key.getAlgorithm() + " cannot sign certificates here; use RSA or EC");
    }

    boolean isRsa() {
        return family.equals("RSA");
    }

    String signature() {
        return signature;
    }

    KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make keys of type " + name, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyAlgorithm algorithm && name.equals(algorithm.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the name, such as {@code RSA 2048}. */
    @Override
    public String toString() {
        return name;
    }
}
