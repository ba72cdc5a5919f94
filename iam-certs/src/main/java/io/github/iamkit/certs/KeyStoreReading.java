package io.github.iamkit.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;

/** Reads Java's own key stores, JKS and JCEKS, which older versions of keytool write. */
final class KeyStoreReading {
    private static final int JKS = 0xFEEDFEED;
    private static final int JCEKS = 0xCECECECE;

    private final Contents contents;
    private final KeyDecryption decryption;
    private final String source;

    KeyStoreReading(Contents contents, KeyDecryption decryption, String source) {
        this.contents = contents;
        this.decryption = decryption;
        this.source = source;
    }

    static boolean isJavas(byte[] bytes) {
        return start(bytes) == JKS || start(bytes) == JCEKS;
    }

    private static int start(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < Integer.BYTES && i < bytes.length; i++) {
            start = start << Byte.SIZE | bytes[i] & 0xFF;
        }
        return start;
    }

    void add(byte[] bytes) {
        try {
            KeyStore store = KeyStore.getInstance(start(bytes) == JKS ? "JKS" : "JCEKS");
            store.load(new ByteArrayInputStream(bytes), decryption.passphraseIfAny());
            for (String alias : Collections.list(store.aliases())) {
                Certificate[] chain = store.getCertificateChain(alias);
                if (store.isKeyEntry(alias) && chain != null) {
                    contents.addEncrypted(() -> key(store, alias));
                    add(chain);
                } else if (store.isCertificateEntry(alias)) {
                    add(new Certificate[] {store.getCertificate(alias)});
                }
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new UnreadableCertificateException(
                    source + " is a Java key store that is damaged, or does not go with the passphrase", e);
        }
    }

    private void add(Certificate[] chain) {
        for (Certificate certificate : chain) {
            if (certificate instanceof X509Certificate x509) {
                contents.add(x509);
            }
        }
    }

    private PrivateKey key(KeyStore store, String alias) {
        try {
            return (PrivateKey) store.getKey(alias, decryption.passphrase());
        } catch (UnrecoverableKeyException e) {
            throw new UnreadableCertificateException(
                    source + " has a key, `" + alias + "`, with a passphrase of its own; give it the key store's with"
                            + " keytool -keypasswd",
                    e);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw decryption.wrong(e);
        }
    }
}
