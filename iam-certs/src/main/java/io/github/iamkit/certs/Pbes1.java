package io.github.iamkit.certs;

import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.InputDecryptor;

/** The encryptions of PKCS#5 version 1 that Bouncy Castle knows as ciphers and not as something that keys are encrypted with. */
final class Pbes1 {
    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            PKCSObjectIdentifiers.pbeWithMD2AndDES_CBC, "PBEWithMD2AndDES",
            PKCSObjectIdentifiers.pbeWithMD5AndRC2_CBC, "PBEWithMD5AndRC2",
            PKCSObjectIdentifiers.pbeWithSHA1AndRC2_CBC, "PBEWithSHA1AndRC2");

    private Pbes1() {}

    static boolean knows(AlgorithmIdentifier encryption) {
        return NAMES.containsKey(encryption.getAlgorithm());
    }

    static InputDecryptor decryptor(AlgorithmIdentifier encryption, char[] passphrase) throws GeneralSecurityException {
        String name = NAMES.getOrDefault(encryption.getAlgorithm(), "");
        PBEParameter parameter = PBEParameter.getInstance(encryption.getParameters());
        Cipher cipher = Cipher.getInstance(name, BouncyCastle.PROVIDER);
        PBEKeySpec secret = new PBEKeySpec(passphrase);
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name, BouncyCastle.PROVIDER).generateSecret(secret),
                    new PBEParameterSpec(
                            parameter.getSalt(), parameter.getIterationCount().intValueExact()));
        } finally {
            secret.clearPassword();
        }
        return new Decryptor(encryption, cipher);
    }

    private record Decryptor(AlgorithmIdentifier encryption, Cipher cipher) implements InputDecryptor {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return encryption;
        }

        @Override
        public InputStream getInputStream(InputStream encrypted) {
            return new CipherInputStream(encrypted, cipher);
        }
    }
}
