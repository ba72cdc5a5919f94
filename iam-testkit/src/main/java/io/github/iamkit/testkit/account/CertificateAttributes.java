package io.github.iamkit.testkit.account;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * What a session is told of the certificate that it was got with.
 *
 * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html">AWS: trust model</a>
 */
final class CertificateAttributes {
    /** A source identity has 64 characters at most, and {@code CN=} takes three of them. */
    private static final int LONGEST_WITH_PREFIX = 61;

    private static final int DIRECTORY_NAME = 4;
    private static final int URI = 6;
    private static final int DNS = 2;

    private final X509Certificate certificate;

    CertificateAttributes(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** The serial number as it stands in ARNs: hexadecimal, of even length. */
    String serialNumber() {
        BigInteger number = certificate.getSerialNumber();
        String digits = number.toString(16);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    String sourceIdentity() {
        String commonName = all().getOrDefault("x509Subject/CN", "");
        if (commonName.isEmpty()) {
            return "ID=" + serialNumber();
        }
        return commonName.length() <= LONGEST_WITH_PREFIX ? "CN=" + commonName : commonName;
    }

    /** Whose certificate it is. */
    String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** The session tags that a profile wants. */
    Map<String, String> tags(StoredProfile profile) {
        Map<String, String> tags = all();
        tags.keySet().removeIf(tag -> !profile.maps(tag));
        return tags;
    }

    /** Parts that come more than once are joined by slashes. */
    private Map<String, String> all() {
        Map<String, String> tags = new LinkedHashMap<>();
        addName(tags, "x509Subject/", certificate.getSubjectX500Principal());
        addName(tags, "x509Issuer/", certificate.getIssuerX500Principal());
        addAlternativeNames(tags);
        return tags;
    }

    private static void addName(Map<String, String> tags, String prefix, X500Principal name) {
        try {
            for (Rdn part : new LdapName(name.getName(X500Principal.RFC2253)).getRdns()) {
                if (part.getValue() instanceof String value) {
                    add(tags, prefix + part.getType().toUpperCase(Locale.ROOT), value);
                }
            }
        } catch (InvalidNameException e) {
            throw new IllegalStateException("the JDK reads the names that it writes", e);
        }
    }

    private void addAlternativeNames(Map<String, String> tags) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null) {
                for (List<?> name : names) {
                    if (name.get(0).equals(DNS)) {
                        add(tags, "x509SAN/DNS", name.get(1).toString());
                    } else if (name.get(0).equals(URI)) {
                        add(tags, "x509SAN/URI", name.get(1).toString());
                    } else if (name.get(0).equals(DIRECTORY_NAME)) {
                        addName(
                                tags,
                                "x509SAN/Name/",
                                new X500Principal(name.get(1).toString()));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            throw new Refusal("AccessDeniedException", "The certificate's alternative names cannot be read.");
        }
    }

    private static void add(Map<String, String> tags, String key, String value) {
        tags.merge(key, value, (before, after) -> before + "/" + after);
    }
}
