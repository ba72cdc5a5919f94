package io.github.iamkit.credentials;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Who shows itself to Roles Anywhere: a certificate, those between it and the trust anchor, and what signs with its key. */
final class CertificateIdentity {
    private static final int MOST_INTERMEDIATES = 5;
    private static final String ECDSA = "ECDSA";
    private static final String ML_DSA = "MLDSA";

    /** JDKs before 24 know ML-DSA by these numbers alone. */
    private static final Set<String> ML_DSA_NUMBERS =
            Set.of("2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19");

    private static final Map<String, String> DIGESTED =
            Map.of("RSA", "SHA256withRSA", ECDSA, "SHA256withECDSA", ML_DSA, "ML-DSA");

    private final X509Certificate certificate;
    private final List<X509Certificate> intermediates;
    private final String family;
    private final UnaryOperator<byte[]> signer;

    private CertificateIdentity(List<X509Certificate> chain, UnaryOperator<byte[]> signer) {
        this.certificate = chain.get(0);
        this.intermediates = intermediatesOf(chain);
        this.family = family(certificate.getPublicKey());
        this.signer = signer;
    }

    static CertificateIdentity of(List<X509Certificate> chain, UnaryOperator<byte[]> signer) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no certificate to show; give the workload's, and its issuers'");
        }
        return new CertificateIdentity(chain, signer);
    }

    /** @param home the provider of the device that the key lives in, which may not be one of the whole JVM's */
    static CertificateIdentity of(List<X509Certificate> chain, PrivateKey key, Optional<Provider> home) {
        CertificateIdentity identity = of(chain, content -> content);
        String algorithm = DIGESTED.getOrDefault(identity.family, "");
        Optional<Provider> signing = home.filter(provider -> provider.getService("Signature", algorithm) != null);
        return new CertificateIdentity(chain, content -> sign(key, algorithm, signing, content));
    }

    private static byte[] sign(PrivateKey key, String algorithm, Optional<Provider> provider, byte[] content) {
        try {
            Signature signature = provider.isPresent()
                    ? Signature.getInstance(algorithm, provider.get())
                    : Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no provider signs with " + algorithm
                            + " and this key; give a function that signs instead of the key",
                    e);
        }
    }

    /** The service has the root itself, as its trust anchor. */
    private static List<X509Certificate> intermediatesOf(List<X509Certificate> chain) {
        List<X509Certificate> intermediates = new ArrayList<>();
        for (X509Certificate one : chain.subList(1, chain.size())) {
            if (!one.getSubjectX500Principal().equals(one.getIssuerX500Principal())) {
                intermediates.add(one);
            }
        }
        if (intermediates.size() > MOST_INTERMEDIATES) {
            throw new IllegalArgumentException("the chain has " + intermediates.size()
                    + " intermediate certificates, and Roles Anywhere takes " + MOST_INTERMEDIATES
                    + "; make a trust anchor of an authority further down");
        }
        return List.copyOf(intermediates);
    }

    private static String family(PublicKey key) {
        String algorithm = key.getAlgorithm();
        if (algorithm.startsWith("ML-DSA") || ML_DSA_NUMBERS.contains(algorithm)) {
            return ML_DSA;
        }
        return switch (algorithm) {
            case "RSA" -> "RSA";
            case "EC", ECDSA -> ECDSA;
            default ->
                throw new IllegalArgumentException("Roles Anywhere takes no keys of type " + algorithm
                        + "; use a certificate with an RSA, EC or ML-DSA key");
        };
    }

    /** The name of the signing process. */
    String algorithm() {
        return family.equals(ML_DSA) ? "AWS4-X509-MLDSA" : "AWS4-X509-" + family + "-SHA256";
    }

    /** The serial number, in decimal here and nowhere else. */
    String serialNumber() {
        return certificate.getSerialNumber().toString();
    }

    String encodedCertificate() {
        return encoded(certificate);
    }

    /** The intermediates, the leaf's issuer first; empty if there are none. */
    String encodedChain() {
        return intermediates.stream().map(CertificateIdentity::encoded).collect(Collectors.joining(","));
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be encoded", e);
        }
    }

    byte[] sign(byte[] content) {
        return signer.apply(content);
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName();
    }
}
