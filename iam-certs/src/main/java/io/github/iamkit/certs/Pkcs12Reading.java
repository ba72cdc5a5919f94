package io.github.iamkit.certs;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;

/** Reads PKCS#12 files, old and new ciphers alike, with or without a check of the whole. */
final class Pkcs12Reading {
    private final Contents contents;
    private final KeyDecryption decryption;
    private final Decoding decoding;
    private final String source;

    Pkcs12Reading(Contents contents, KeyDecryption decryption, String source) {
        this.contents = contents;
        this.decryption = decryption;
        this.decoding = new Decoding(source);
        this.source = source;
    }

    void add(byte[] der) {
        try {
            PKCS12PfxPdu file = new PKCS12PfxPdu(der);
            requireWhole(file);
            for (ContentInfo part : file.getContentInfos()) {
                PKCS12SafeBagFactory bags = part.getContentType().equals(PKCSObjectIdentifiers.encryptedData)
                        ? new PKCS12SafeBagFactory(part, decryption.provider())
                        : new PKCS12SafeBagFactory(part);
                for (PKCS12SafeBag bag : bags.getSafeBags()) {
                    add(bag);
                }
            }
        } catch (UnreadableCertificateException e) {
            throw e;
        } catch (PKCSException e) {
            throw decryption.wrong(e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableCertificateException(source + " is a PKCS#12 file that is damaged; get it anew", e);
        }
    }

    private void requireWhole(PKCS12PfxPdu file) throws PKCSException {
        if (!file.hasMac()) {
            return;
        }
        MacData mac = file.toASN1Structure().getMacData();
        boolean isPbMac1 = PKCSObjectIdentifiers.id_PBMAC1.equals(
                mac.getMac().getAlgorithmId().getAlgorithm());
        decryption.requireEffort(() -> {
            WorkFactor.requireIterations(mac.getIterationCount());
            if (isPbMac1) {
                WorkFactor.require(mac.getMac().getAlgorithmId());
            }
        });
        PKCS12MacCalculatorBuilderProvider builders = isPbMac1
                ? new JcePKCS12MacCalculatorBuilderProvider().setProvider(BouncyCastle.PROVIDER)
                : new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE);
        boolean isWhole = file.isMacValid(builders, decryption.passphrase())
                || !isPbMac1 && decryption.passphrase().length == 0 && isMacOfTerminatedNothing(file, mac);
        if (!isWhole) {
            throw new UnreadableCertificateException(
                    source + " does not go with the passphrase, or was changed since it was written");
        }
    }

    /** An empty passphrase is no bytes for Bouncy Castle and Java, and for OpenSSL the two zeroes that end each text. */
    private static boolean isMacOfTerminatedNothing(PKCS12PfxPdu file, MacData mac) throws PKCSException {
        try {
            ExtendedDigest digest =
                    BcDefaultDigestProvider.INSTANCE.get(mac.getMac().getAlgorithmId());
            PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(digest);
            generator.init(new byte[2], mac.getSalt(), mac.getIterationCount().intValueExact());
            HMac check = new HMac(digest);
            check.init(generator.generateDerivedMacParameters(digest.getDigestSize() * Byte.SIZE));
            byte[] content = ASN1OctetString.getInstance(
                            file.toASN1Structure().getAuthSafe().getContent())
                    .getOctets();
            check.update(content, 0, content.length);
            byte[] found = new byte[check.getMacSize()];
            check.doFinal(found, 0);
            return Arrays.equals(found, mac.getMac().getDigest());
        } catch (OperatorCreationException e) {
            throw new PKCSException("the digest is unknown", e);
        }
    }

    private void add(PKCS12SafeBag bag) {
        Object value = bag.getBagValue();
        if (value instanceof X509CertificateHolder certificate) {
            contents.add(decoding.certificate(encoded(certificate.toASN1Structure())));
        } else if (value instanceof PKCS8EncryptedPrivateKeyInfo key) {
            contents.addEncrypted(() -> decoding.privateKey(decryption.pkcs8(key)));
        } else if (value instanceof PrivateKeyInfo key) {
            contents.add(() -> decoding.privateKey(key));
        }
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new IllegalArgumentException("what was decoded can be encoded", e);
        }
    }
}
