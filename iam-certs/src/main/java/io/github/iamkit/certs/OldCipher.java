package io.github.iamkit.certs;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenSSLPBEParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A cipher of the form that OpenSSL wrote before PKCS#8, which a header names.
 *
 * @param algorithm the name among providers
 * @param keyBits the length of its keys
 * @param mode how blocks are joined
 */
record OldCipher(String algorithm, int keyBits, String mode) {
    private static final int SALT = 8;
    private static final Set<String> SIZED = Set.of("AES", "ARIA", "CAMELLIA");
    private static final Set<String> SIZES = Set.of("128", "192", "256");
    private static final Set<String> STREAMS = Set.of("CFB", "CFB8", "OFB", "CTR");

    /** Finds the cipher by OpenSSL's name for it, such as {@code DES-EDE3-CBC}. */
    static Optional<OldCipher> of(String name) {
        int dash = name.lastIndexOf('-');
        String mode = name.substring(dash + 1);
        if (dash < 0 || !mode.equals("CBC") && !STREAMS.contains(mode)) {
            return Optional.empty();
        }
        String cipher = name.substring(0, dash);
        return switch (cipher) {
            case "DES" -> Optional.of(new OldCipher("DES", 64, mode));
            case "DES-EDE" -> Optional.of(new OldCipher("DESede", 128, mode));
            case "DES-EDE3" -> Optional.of(new OldCipher("DESede", 192, mode));
            case "BF" -> Optional.of(new OldCipher("Blowfish", 128, mode));
            case "CAST5", "IDEA", "RC2", "SEED", "SM4" -> Optional.of(new OldCipher(cipher, 128, mode));
            case "RC2-40" -> Optional.of(new OldCipher("RC2", 40, mode));
            case "RC2-64" -> Optional.of(new OldCipher("RC2", 64, mode));
            default -> sized(cipher, mode);
        };
    }

    private static Optional<OldCipher> sized(String cipher, String mode) {
        int dash = cipher.indexOf('-');
        String algorithm = cipher.substring(0, Math.max(dash, 0));
        String bits = cipher.substring(dash + 1);
        return SIZED.contains(algorithm) && SIZES.contains(bits)
                ? Optional.of(new OldCipher(algorithm, Integer.parseInt(bits), mode))
                : Optional.empty();
    }

    /** The key is made of passphrase and salt with one round of MD5, which is why nobody should write this form. */
    byte[] decrypt(byte[] secret, byte[] start, byte[] content) throws GeneralSecurityException {
        OpenSSLPBEParametersGenerator generator = new OpenSSLPBEParametersGenerator();
        generator.init(secret, Arrays.copyOf(start, SALT));
        byte[] key = ((KeyParameter) generator.generateDerivedParameters(keyBits)).getKey();
        String padding = STREAMS.contains(mode) ? "NoPadding" : "PKCS5Padding";
        Cipher cipher = Cipher.getInstance(algorithm + "/" + mode + "/" + padding, BouncyCastle.PROVIDER);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(start));
        return cipher.doFinal(content);
    }
}
