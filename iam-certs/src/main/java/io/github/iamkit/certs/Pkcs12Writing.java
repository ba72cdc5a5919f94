package io.github.iamkit.certs;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;

/** Writes PKCS#12 files that OpenSSL 1.1 and later and Java 8u301 and later read. */
final class Pkcs12Writing {
    /** Whoever guesses passphrases takes the cheapest way, so that the check of the whole costs as much as the rest. */
    private static final int ITERATIONS = 100_000;

    private Pkcs12Writing() {}

    static byte[] encode(KeyedCertificate certificate, String alias, char[] passphrase) {
        Objects.requireNonNull(alias, "alias");
        byte[] key = KeyText.encoded(certificate.privateKey());
        try {
            SubjectKeyIdentifier id = new JcaX509ExtensionUtils()
                    .createSubjectKeyIdentifier(certificate.certificate().getPublicKey());
            PKCS12SafeBagBuilder keyBag = new PKCS12SafeBagBuilder(
                    PrivateKeyInfo.getInstance(key), KeyText.encryptor(passphrase, KeyText.pbkdf2(ITERATIONS)));
            name(keyBag, alias, id);
            JcePKCS12MacCalculatorBuilder mac = new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                    .setProvider(BouncyCastle.PROVIDER)
                    .setIterationCount(ITERATIONS);
            return new PKCS12PfxPduBuilder()
                    .addEncryptedData(
                            KeyText.encryptor(passphrase, KeyText.pbkdf2(ITERATIONS)),
                            certificates(certificate.chain(), alias, id))
                    .addData(keyBag.build())
                    .build(mac, passphrase)
                    .getEncoded();
        } catch (PKCSException | IOException | NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a key and certificates can be encoded", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static PKCS12SafeBag[] certificates(List<X509Certificate> chain, String alias, SubjectKeyIdentifier id)
            throws IOException, CertificateEncodingException {
        PKCS12SafeBag[] bags = new PKCS12SafeBag[chain.size()];
        for (int i = 0; i < bags.length; i++) {
            PKCS12SafeBagBuilder bag = new PKCS12SafeBagBuilder(new JcaX509CertificateHolder(chain.get(i)));
            if (i == 0) {
                name(bag, alias, id);
            }
            bags[i] = bag.build();
        }
        return bags;
    }

    /** The same id on key and certificate is how readers know that they belong together. */
    private static void name(PKCS12SafeBagBuilder bag, String alias, SubjectKeyIdentifier id) {
        bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
        bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, id);
    }
}
