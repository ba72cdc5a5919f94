package io.github.iamkit.certs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * How certificates for a purpose are made, and so what is looked for in them.
 *
 * @param isAuthority whether it issues others
 * @param usualKey the kind of key if none is asked for
 * @param families the kinds of keys that are taken there
 * @param enciphersKeys whether RSA keys also encipher, as old handshakes of TLS servers want
 * @param purposes the extended key usages; none for authorities
 */
record Shape(
        boolean isAuthority,
        KeyAlgorithm usualKey,
        Set<KeyFamily> families,
        boolean enciphersKeys,
        List<KeyPurposeId> purposes) {
    private static final Set<KeyFamily> ALL = EnumSet.complementOf(EnumSet.of(KeyFamily.OTHER));

    /** What is made for no purpose in particular: any key, and both ends of a TLS connection. */
    static final Shape ANY_LEAF = new Shape(
            false,
            KeyAlgorithm.EC_P256,
            ALL,
            false,
            List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));

    static final Shape ANY_SELF_SIGNED = new Shape(false, KeyAlgorithm.RSA_2048, ALL, false, List.of());

    static final Shape ANY_AUTHORITY = new Shape(true, KeyAlgorithm.EC_P256, ALL, false, List.of());

    static Shape of(KeyAlgorithm usualKey, Set<KeyFamily> families, KeyPurposeId... purposes) {
        return new Shape(false, usualKey, families, false, List.of(purposes));
    }

    static Shape authority(KeyAlgorithm usualKey, Set<KeyFamily> families) {
        return new Shape(true, usualKey, families, false, List.of());
    }

    Shape encipheringKeys() {
        return new Shape(isAuthority, usualKey, families, true, purposes);
    }

    /** The key usage that a certificate with a key of this kind gets. */
    int keyUsage(KeyFamily key) {
        if (isAuthority) {
            return KeyUsage.keyCertSign | KeyUsage.cRLSign;
        }
        return enciphersKeys && key == KeyFamily.RSA
                ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
                : KeyUsage.digitalSignature;
    }
}
