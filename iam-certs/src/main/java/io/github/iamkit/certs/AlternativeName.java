package io.github.iamkit.certs;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** A subject alternative name: a host name, an address, a URI or an e-mail address, told apart by its form. */
final class AlternativeName {
    private static final int LONGEST_HOST = 253;

    private AlternativeName() {}

    static GeneralName of(String text) {
        Objects.requireNonNull(text, "name");
        try {
            if (text.contains("://") || text.startsWith("urn:")) {
                return new GeneralName(GeneralName.uniformResourceIdentifier, uri(text));
            }
            if (IPAddress.isValid(text)) {
                return new GeneralName(GeneralName.iPAddress, text);
            }
            int at = text.lastIndexOf('@');
            if (at > 0) {
                return new GeneralName(GeneralName.rfc822Name, mailbox(text, at));
            }
            return new GeneralName(GeneralName.dNSName, hostName(text));
        } catch (IllegalArgumentException | URISyntaxException e) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no host name, address, URI or e-mail address; check its spelling", e);
        }
    }

    private static String uri(String text) throws URISyntaxException {
        URI uri = new URI(new URI(text).toASCIIString());
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("no scheme");
        }
        return uri.toString();
    }

    private static String mailbox(String text, int at) {
        String local = text.substring(0, at);
        boolean isPlain = local.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '@' && c != '"');
        if (!isPlain) {
            throw new IllegalArgumentException("the part before @ has to be ASCII");
        }
        return local + "@" + labels(text.substring(at + 1));
    }

    private static String hostName(String text) {
        return text.startsWith("*.") ? "*." + labels(text.substring(2)) : labels(text);
    }

    private static String labels(String text) {
        if (text.isEmpty() || text.endsWith(".")) {
            throw new IllegalArgumentException("a label is empty");
        }
        String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
        if (ascii.length() > LONGEST_HOST) {
            throw new IllegalArgumentException("longer than " + LONGEST_HOST);
        }
        for (String label : ascii.split("\\.", -1)) {
            requireLabel(label);
        }
        return ascii;
    }

    /** A label in its ASCII form has to be the one that its Unicode form is written as. */
    private static void requireLabel(String label) {
        if (label.isEmpty()) {
            throw new IllegalArgumentException("a label is empty");
        }
        boolean isAscii = label.toLowerCase(Locale.ROOT).startsWith("xn--");
        if (isAscii && !IDN.toASCII(IDN.toUnicode(label)).equalsIgnoreCase(label)
                || isAscii && IDN.toUnicode(label).equalsIgnoreCase(label)) {
            throw new IllegalArgumentException("`" + label + "` is no A-label");
        }
    }

    /** Shows a name as {@code DNS:worker.internal}. */
    static String show(GeneralName name) {
        String value = name.getTagNo() == GeneralName.iPAddress
                ? address(ASN1OctetString.getInstance(name.getName()).getOctets())
                : name.getName().toString();
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> "DNS:" + value;
            case GeneralName.iPAddress -> "IP:" + value;
            case GeneralName.uniformResourceIdentifier -> "URI:" + value;
            case GeneralName.rfc822Name -> "email:" + value;
            default -> "other:" + value;
        };
    }

    private static String address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + octets.length, e);
        }
    }
}
