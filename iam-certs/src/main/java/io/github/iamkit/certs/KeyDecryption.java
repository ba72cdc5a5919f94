package io.github.iamkit.certs;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.generators.OpenSSLPBEParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/** Decrypts private keys with a passphrase, which stays the caller's. */
final class KeyDecryption {
    private static final String OLD_MARK = "DEK-Info";

    private final char @Nullable [] passphrase;
    private final String source;

    KeyDecryption(char @Nullable [] passphrase, String source) {
        this.passphrase = passphrase;
        this.source = source;
    }

    char[] passphrase() {
        if (passphrase == null) {
            throw new UnreadableCertificateException(source + " is encrypted; give its passphrase");
        }
        return passphrase;
    }

    /** Decrypts by whatever algorithm a PKCS#8 or PKCS#12 structure names. */
    InputDecryptorProvider provider() {
        InputDecryptorProvider any = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build(passphrase());
        return algorithm -> {
            WorkFactor.require(algorithm);
            return any.get(algorithm);
        };
    }

    PrivateKeyInfo pkcs8(PKCS8EncryptedPrivateKeyInfo key) {
        InputDecryptorProvider provider = provider();
        try {
            return key.decryptPrivateKeyInfo(provider);
        } catch (PKCSException | RuntimeException e) {
            throw wrong(e);
        }
    }

    UnreadableCertificateException wrong(Exception cause) {
        return new UnreadableCertificateException(source + " cannot be decrypted; is it the right passphrase?", cause);
    }

    static boolean isOldEncrypted(PemBlock block) {
        return !block.header(OLD_MARK).isEmpty();
    }

    /** Decrypts the form that OpenSSL wrote before PKCS#8: the cipher and its start stand in a header. */
    byte[] old(PemBlock block) {
        char[] known = passphrase();
        byte[] secret = PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(known);
        try {
            String[] stated = block.header(OLD_MARK).split(",", -1);
            byte[] start = Hex.decode(stated[1].strip());
            OldCipher cipher = OldCipher.of(stated[0].strip());
            return cipher.decrypt(secret, start, block.content());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw wrong(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * A cipher by the name that OpenSSL gives it.
     *
     * @param algorithm the name among providers
     * @param keyBits the length of its keys
     */
    private record OldCipher(String algorithm, int keyBits) {
        private static final int SALT = 8;

        static OldCipher of(String name) {
            return switch (name) {
                case "DES-CBC" -> new OldCipher("DES", 64);
                case "DES-EDE3-CBC" -> new OldCipher("DESede", 192);
                case "SEED-CBC", "IDEA-CBC", "BF-CBC" ->
                    new OldCipher(name.startsWith("BF") ? "Blowfish" : name.substring(0, 4), 128);
                default -> {
                    String[] parts = name.split("-", -1);
                    yield new OldCipher(parts[0], Integer.parseInt(parts[1]));
                }
            };
        }

        /** The key is made of passphrase and salt with one round of MD5, which is why nobody should write this form. */
        byte[] decrypt(byte[] secret, byte[] start, byte[] content) throws GeneralSecurityException {
            OpenSSLPBEParametersGenerator generator = new OpenSSLPBEParametersGenerator();
            generator.init(secret, Arrays.copyOf(start, SALT));
            byte[] key = ((KeyParameter) generator.generateDerivedParameters(keyBits)).getKey();
            Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding", BouncyCastle.PROVIDER);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(start));
            return cipher.doFinal(content);
        }
    }
}
