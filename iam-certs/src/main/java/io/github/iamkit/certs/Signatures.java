package io.github.iamkit.certs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs and checks, with the JDK where it can and with our own Bouncy Castle for ML-DSA. */
final class Signatures {
    private static final byte[] PROBE = "belongs together".getBytes(StandardCharsets.US_ASCII);

    private static final PSSParameterSpec USUAL_PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private Signatures() {}

    /** Signs in the one way that goes with a kind of key on AWS: SHA-256 for RSA and EC, whatever the curve. */
    static byte[] sign(PrivateKey key, PublicKey counterpart, byte[] content) throws GeneralSecurityException {
        Signature signature = signature(counterpart);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    private static Signature signature(PublicKey key) throws GeneralSecurityException {
        PublicKeyDescription described = PublicKeyDescription.of(key);
        return switch (described.family()) {
            case RSA -> Signature.getInstance("SHA256withRSA");
            case EC -> Signature.getInstance("SHA256withECDSA");
            case ED25519 -> Signature.getInstance("Ed25519");
            case ML_DSA -> Signature.getInstance(described.name(), BouncyCastle.PROVIDER);
            case OTHER -> signatureOfOther(key);
        };
    }

    private static Signature signatureOfOther(PublicKey key) throws GeneralSecurityException {
        return switch (key.getAlgorithm()) {
            case "EC" -> Signature.getInstance("SHA256withECDSA", BouncyCastle.PROVIDER);
            case "DSA" -> Signature.getInstance("SHA256withDSA");
            case "RSASSA-PSS" -> pss(key);
            default -> Signature.getInstance(key.getAlgorithm());
        };
    }

    /** A key of this kind may say itself which digest it takes. */
    private static Signature pss(PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(key instanceof RSAKey rsa && rsa.getParams() != null ? rsa.getParams() : USUAL_PSS);
        return signature;
    }

    /** Tells whether what the one signs the other verifies. */
    static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) {
        try {
            byte[] signed = sign(privateKey, publicKey, PROBE);
            Signature verifier = signature(publicKey);
            verifier.initVerify(readable(publicKey));
            verifier.update(PROBE);
            return verifier.verify(signed);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Damaged keys make the JDK's arithmetic fail in many ways; in none of them do the two go together.
            return false;
        }
    }

    /** Tells whether a certificate is signed with the key of another one. */
    static boolean isSignedBy(X509Certificate certificate, PublicKey issuer) {
        try {
            Provider provider = providerOf(issuer);
            if (provider == null) {
                certificate.verify(issuer);
            } else {
                certificate.verify(readable(issuer), provider);
            }
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    static @Nullable Provider providerOf(PublicKey key) {
        return PublicKeyDescription.of(key).family() == KeyFamily.ML_DSA ? BouncyCastle.PROVIDER : null;
    }

    /** A key as the provider that verifies with it understands it: JDKs before 24 know ML-DSA by its number alone. */
    static PublicKey readable(PublicKey key) throws GeneralSecurityException {
        return providerOf(key) == null
                ? key
                : KeyFactory.getInstance(PublicKeyDescription.of(key).name(), BouncyCastle.PROVIDER)
                        .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }
}
