package io.github.iamkit.certs;

import java.net.IDN;
import java.util.Objects;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** A subject alternative name: a host name, an address, a URI or an e-mail address, told apart by its form. */
final class AlternativeName {
    private AlternativeName() {}

    static GeneralName of(String text) {
        Objects.requireNonNull(text, "name");
        if (text.contains("://")) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, text);
        }
        if (IPAddress.isValid(text)) {
            return new GeneralName(GeneralName.iPAddress, text);
        }
        if (text.indexOf('@') > 0) {
            return new GeneralName(GeneralName.rfc822Name, text);
        }
        return new GeneralName(GeneralName.dNSName, hostName(text));
    }

    private static String hostName(String text) {
        String labels = text.startsWith("*.") ? text.substring(2) : text;
        try {
            if (labels.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            String ascii = IDN.toASCII(labels, IDN.USE_STD3_ASCII_RULES);
            return text.startsWith("*.") ? "*." + ascii : ascii;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no host name, address, URI or e-mail address; check its spelling", e);
        }
    }
}
