package io.github.iamkit.certs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads DER, whose structure says what it is. */
final class DerReading {
    private static final int START_OF_BLOB = 12;
    private static final int VALUES_OF_RSA_KEY = 9;
    private static final int VALUES_OF_DSA_KEY = 6;

    private final Contents contents;
    private final KeyDecryption decryption;
    private final Decoding decoding;
    private final String source;

    DerReading(Contents contents, KeyDecryption decryption, String source) {
        this.contents = contents;
        this.decryption = decryption;
        this.decoding = new Decoding(source);
        this.source = source;
    }

    void add(byte[] der) {
        ASN1Sequence outer = sequence(der);
        ASN1Encodable first = outer.size() == 0 ? DERNull.INSTANCE : outer.getObjectAt(0);
        ASN1Encodable second = outer.size() < 2 ? DERNull.INSTANCE : outer.getObjectAt(1);
        if (first instanceof ASN1ObjectIdentifier type) {
            addSignedData(type, outer);
        } else if (first instanceof ASN1Integer && second instanceof ASN1Sequence content) {
            if (content.size() > 0 && isPkcs12(content.getObjectAt(0))) {
                new Pkcs12Reading(contents, decryption, source).add(der);
            } else {
                addKey(der);
            }
        } else if (first instanceof ASN1Integer) {
            contents.add(() -> oldKey(der));
        } else if (first instanceof ASN1Sequence && second instanceof ASN1OctetString) {
            addKey(der);
        } else if (outer.size() == 3 && outer.getObjectAt(2) instanceof ASN1BitString) {
            addCertificateOrRequest(der, ASN1Sequence.getInstance(first));
        } else if (first instanceof ASN1Sequence inner && inner.size() == 3) {
            addPath(outer);
        } else {
            throw unknown();
        }
    }

    private UnreadableCertificateException unknown() {
        return new UnreadableCertificateException(
                source
                        + " is no certificate, key or key store of a form that is known; give PEM, DER, PKCS#12 or a Java key store");
    }

    private ASN1Sequence sequence(byte[] der) {
        try {
            return (ASN1Sequence) Objects.requireNonNull(ASN1Primitive.fromByteArray(der), "nothing");
        } catch (IOException | RuntimeException e) {
            if (der.length == 0) {
                throw new UnreadableCertificateException(source + " is empty; was it written to the end?", e);
            }
            if (isMicrosofts(der)) {
                throw new UnreadableCertificateException(
                        source + " is a key in a form of Microsoft's (PVK or MSBLOB); convert it with `openssl pkey`",
                        e);
            }
            throw new UnreadableCertificateException(
                    source
                            + " is neither PEM text nor whole DER; is it cut off, or of another kind than certificates and"
                            + " keys?",
                    e);
        }
    }

    private static boolean isMicrosofts(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, START_OF_BLOB), StandardCharsets.ISO_8859_1);
        return start.startsWith("\u001E\u00F1\u00B5\u00B0") || start.endsWith("RSA2") || start.endsWith("DSS2");
    }

    /** In PKCS#12 the content's type follows the version, in PKCS#8 the key's algorithm. */
    private static boolean isPkcs12(ASN1Encodable type) {
        return type.equals(PKCSObjectIdentifiers.data) || type.equals(PKCSObjectIdentifiers.signedData);
    }

    private void addSignedData(ASN1ObjectIdentifier type, ASN1Sequence outer) {
        if (!type.equals(PKCSObjectIdentifiers.signedData)) {
            throw unknown();
        }
        try {
            SignedData data =
                    SignedData.getInstance(ContentInfo.getInstance(outer).getContent());
            for (ASN1Encodable certificate : data.getCertificates()) {
                contents.add(decoding.certificate(certificate.toASN1Primitive().getEncoded()));
            }
        } catch (IOException | IllegalArgumentException | NullPointerException | IllegalStateException e) {
            throw new UnreadableCertificateException(
                    source + " is a PKCS#7 structure that is damaged or has no certificates; get it anew", e);
        }
    }

    /** The list of certificates that Java calls PkiPath, the leaf last. */
    private void addPath(ASN1Sequence path) {
        try {
            for (int i = path.size() - 1; i >= 0; i--) {
                contents.add(decoding.certificate(
                        path.getObjectAt(i).toASN1Primitive().getEncoded()));
            }
        } catch (IOException e) {
            throw new UnreadableCertificateException(source + " is damaged; get it anew", e);
        }
    }

    private void addCertificateOrRequest(byte[] der, ASN1Sequence toBeSigned) {
        boolean isRequest = toBeSigned.size() == 4
                && toBeSigned.getObjectAt(0) instanceof ASN1Integer
                && toBeSigned.getObjectAt(3) instanceof ASN1TaggedObject;
        if (isRequest || toBeSigned.size() == 3 && toBeSigned.getObjectAt(0) instanceof ASN1Integer) {
            contents.add(decoding.request(der));
        } else {
            contents.add(decoding.certificate(der));
        }
    }

    /** Adds a key in PKCS#8, encrypted or not. */
    void addKey(byte[] der) {
        ASN1Sequence outer = keySequence(der);
        if (outer.size() > 0 && outer.getObjectAt(0) instanceof ASN1Integer) {
            contents.add(() -> plain(outer));
        } else {
            contents.addEncrypted(() -> decoding.privateKey(decryption.pkcs8(encrypted(der))));
        }
    }

    private ASN1Sequence keySequence(byte[] der) {
        return parsed(() -> ASN1Sequence.getInstance(der));
    }

    private PrivateKey plain(ASN1Sequence der) {
        return decoding.privateKey(parsed(() -> PrivateKeyInfo.getInstance(der)));
    }

    private PKCS8EncryptedPrivateKeyInfo encrypted(byte[] der) {
        return parsed(() -> new PKCS8EncryptedPrivateKeyInfo(der));
    }

    /** Reads a key in the form of its own that OpenSSL wrote before PKCS#8: PKCS#1, SEC1 or six numbers for DSA. */
    PrivateKey oldKey(byte[] der) {
        ASN1Sequence key = keySequence(der);
        return decoding.privateKey(parsed(() -> switch (key.size()) {
            case VALUES_OF_RSA_KEY ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(key));
            case VALUES_OF_DSA_KEY -> dsa(key);
            default -> ec(ECPrivateKey.getInstance(key));
        }));
    }

    private static PrivateKeyInfo ec(ECPrivateKey key) throws IOException {
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
    }

    private static PrivateKeyInfo dsa(ASN1Sequence key) throws IOException {
        ASN1Integer[] values =
                List.of(key.toArray()).stream().map(ASN1Integer::getInstance).toArray(ASN1Integer[]::new);
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_dsa,
                        new DSAParameter(values[1].getValue(), values[2].getValue(), values[3].getValue())),
                values[5]);
    }

    /** Something that is read from ASN.1, and may not be there. */
    private interface Parsing<T> {
        T parse() throws IOException;
    }

    private <T> T parsed(Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableCertificateException(source + " holds a private key that is damaged; get it anew", e);
        }
    }
}
