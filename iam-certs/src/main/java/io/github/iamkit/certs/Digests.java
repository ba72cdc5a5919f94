package io.github.iamkit.certs;

import java.util.Locale;
import java.util.Set;

/** Which digest goes with a kind of key. */
final class Digests {
    private static final Set<String> BROKEN = Set.of("SHA1", "MD5", "MD4", "MD2");

    private Digests() {}

    /** Refuses any digest but the one that is taken anyway. */
    static void require(String name, KeyAlgorithm key) {
        String plain = name.replace("-", "").toUpperCase(Locale.ROOT);
        String usual = usual(key);
        if (BROKEN.contains(plain)) {
            throw refused(name, "certificates with it can be forged, and nobody accepts them", usual);
        }
        if (!usual.equals(plain)) {
            throw refused(name, "it does not go with " + key, usual);
        }
    }

    private static String usual(KeyAlgorithm key) {
        int with = key.signature().indexOf("with");
        return with < 0 ? "" : key.signature().substring(0, with);
    }

    private static IllegalArgumentException refused(String name, String reason, String usual) {
        String taken = usual.isEmpty() ? "what the key's kind prescribes" : usual.replace("SHA", "SHA-");
        return new IllegalArgumentException(
                name + " is refused: " + reason + "; leave the choice out, which takes " + taken);
    }
}
