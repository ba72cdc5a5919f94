package io.github.iamkit.certs;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * What kind of key something is, read from its encoding: the same whichever provider made the object.
 *
 * @param family how it signs
 * @param name what people call it
 * @param bits the modulus's or the curve's bits; 0 where nobody counts them
 */
record PublicKeyDescription(KeyFamily family, String name, int bits) {
    private static final Map<ASN1ObjectIdentifier, PublicKeyDescription> WITHOUT_PARAMETERS = Map.of(
            EdECObjectIdentifiers.id_Ed25519,
            new PublicKeyDescription(KeyFamily.ED25519, "Ed25519", 0),
            NISTObjectIdentifiers.id_ml_dsa_44,
            new PublicKeyDescription(KeyFamily.ML_DSA, "ML-DSA-44", 0),
            NISTObjectIdentifiers.id_ml_dsa_65,
            new PublicKeyDescription(KeyFamily.ML_DSA, "ML-DSA-65", 0),
            NISTObjectIdentifiers.id_ml_dsa_87,
            new PublicKeyDescription(KeyFamily.ML_DSA, "ML-DSA-87", 0));
    private static final Map<ASN1ObjectIdentifier, PublicKeyDescription> CURVES = Map.of(
            SECObjectIdentifiers.secp256r1,
            new PublicKeyDescription(KeyFamily.EC, "EC P-256", 256),
            SECObjectIdentifiers.secp384r1,
            new PublicKeyDescription(KeyFamily.EC, "EC P-384", 384),
            SECObjectIdentifiers.secp521r1,
            new PublicKeyDescription(KeyFamily.EC, "EC P-521", 521));

    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            EdECObjectIdentifiers.id_Ed448, "Ed448",
            EdECObjectIdentifiers.id_X25519, "X25519",
            EdECObjectIdentifiers.id_X448, "X448",
            X9ObjectIdentifiers.id_dsa, "DSA");

    static PublicKeyDescription of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return encoded == null ? other(key.getAlgorithm()) : of(SubjectPublicKeyInfo.getInstance(encoded));
    }

    private static PublicKeyDescription of(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            int bits = modulusBits(key);
            return new PublicKeyDescription(KeyFamily.RSA, "RSA " + bits, bits);
        }
        if (algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            int bits = modulusBits(key);
            return new PublicKeyDescription(KeyFamily.OTHER, "RSA-PSS " + bits, bits);
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                    ? CURVES.getOrDefault(curve, other("EC " + curveName(curve)))
                    : other("EC on a curve without a name");
        }
        return WITHOUT_PARAMETERS.getOrDefault(algorithm, other(NAMES.getOrDefault(algorithm, algorithm.getId())));
    }

    /** What people call a curve; its number if nobody has named it. */
    static String curveName(ASN1ObjectIdentifier curve) {
        String name = ECNamedCurveTable.getName(curve);
        return name == null ? curve.getId() : name;
    }

    private static PublicKeyDescription other(String name) {
        return new PublicKeyDescription(KeyFamily.OTHER, name, 0);
    }

    private static int modulusBits(SubjectPublicKeyInfo key) {
        try {
            return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
        } catch (IOException e) {
            throw new IllegalArgumentException("the RSA key is damaged", e);
        }
    }
}
