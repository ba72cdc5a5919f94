package io.github.iamkit.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;

/**
 * A kind of keys, and how certificates are signed with it.
 *
 * <pre>{@code
 * KeyedCertificate.selfSigned("CN=worker").key(KeyAlgorithm.EC_P256).generate();
 * KeyedCertificate.selfSigned("CN=worker").key(KeyAlgorithm.rsa(4096)).generate();
 * KeyedCertificate.authority("CN=Ops CA").key(KeyAlgorithm.ML_DSA_65).generate();
 * }</pre>
 *
 * <p>Digests of MD5 and SHA-1, and RSA keys of fewer than 2048 bits, cannot be chosen: they can be forged. ML-DSA, which
 * withstands quantum computers, is never chosen unless it is named: of AWS's services Roles Anywhere takes it, and OpenSSL
 * before 3.5 and JDKs before 24 cannot check it. Ed25519 is for local use: no AWS service takes it.
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
            new KeyAlgorithm("EC P-256", KeyFamily.EC, new ECGenParameterSpec("secp256r1"), "SHA256withECDSA");

    /** The elliptic curve P-384, with SHA-384. */
    public static final KeyAlgorithm EC_P384 =
            new KeyAlgorithm("EC P-384", KeyFamily.EC, new ECGenParameterSpec("secp384r1"), "SHA384withECDSA");

    /** Edwards curve 25519, for local use. */
    public static final KeyAlgorithm ED25519 =
            new KeyAlgorithm("Ed25519", KeyFamily.ED25519, NamedParameterSpec.ED25519, "Ed25519");

    /** ML-DSA of FIPS 204 with its smallest parameters. */
    public static final KeyAlgorithm ML_DSA_44 = mlDsa(MLDSAParameterSpec.ml_dsa_44);

    /** ML-DSA of FIPS 204 with its middle parameters. */
    public static final KeyAlgorithm ML_DSA_65 = mlDsa(MLDSAParameterSpec.ml_dsa_65);

    /** ML-DSA of FIPS 204 with its largest parameters. */
    public static final KeyAlgorithm ML_DSA_87 = mlDsa(MLDSAParameterSpec.ml_dsa_87);

    static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;

    private final String name;
    private final KeyFamily family;
    private final AlgorithmParameterSpec parameters;
    private final String signature;

    private KeyAlgorithm(String name, KeyFamily family, AlgorithmParameterSpec parameters, String signature) {
        this.name = name;
        this.family = family;
        this.parameters = parameters;
        this.signature = signature;
    }

    private static KeyAlgorithm mlDsa(MLDSAParameterSpec parameters) {
        return new KeyAlgorithm(parameters.getName(), KeyFamily.ML_DSA, parameters, parameters.getName());
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
        return rsaOfAnyLength(bits);
    }

    private static KeyAlgorithm rsaOfAnyLength(int bits) {
        return new KeyAlgorithm(
                "RSA " + bits,
                KeyFamily.RSA,
                new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4),
                "SHA256withRSA");
    }

    /**
     * Returns the algorithm by which a key signs, from what the key itself says and not from who made it.
     *
     * @throws IllegalArgumentException if certificates are not signed with such keys here
     */
    static KeyAlgorithm of(PublicKey key) {
        PublicKeyDescription described = PublicKeyDescription.of(key);
        return switch (described.family()) {
            case RSA -> {
                rsa(Math.min(described.bits(), LEAST_RSA_BITS));
                yield rsaOfAnyLength(described.bits());
            }
            case EC ->
                switch (described.bits()) {
                    case 256 -> EC_P256;
                    case 384 -> EC_P384;
                    default -> throw unusable(described);
                };
            case ED25519 -> ED25519;
            case ML_DSA ->
                switch (described.name()) {
                    case "ML-DSA-44" -> ML_DSA_44;
                    case "ML-DSA-65" -> ML_DSA_65;
                    default -> ML_DSA_87;
                };
            case OTHER -> throw unusable(described);
        };
    }

    private static IllegalArgumentException unusable(PublicKeyDescription described) {
        return new IllegalArgumentException("a key of type " + described.name()
                + " cannot sign certificates here; use RSA, EC P-256, EC P-384, Ed25519 or ML-DSA");
    }

    KeyFamily family() {
        return family;
    }

    /** The name by which providers know how this signs certificates. */
    String signature() {
        return signature;
    }

    KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = family == KeyFamily.ML_DSA
                    ? KeyPairGenerator.getInstance(name, BouncyCastle.PROVIDER)
                    : KeyPairGenerator.getInstance(family == KeyFamily.ED25519 ? name : family.name());
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
