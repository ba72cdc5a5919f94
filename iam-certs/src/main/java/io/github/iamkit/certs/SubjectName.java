package io.github.iamkit.certs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** A distinguished name as people write it: RFC 4514, the most particular part first. */
final class SubjectName {
    /** X.520 ends common names here, and so do strict readers. */
    private static final int LONGEST_COMMON_NAME = 64;

    private SubjectName() {}

    static X500Name of(String text) {
        X500Name written = parse(Objects.requireNonNull(text, "subject"), text);
        List<RDN> encoded = new ArrayList<>(List.of(written.getRDNs()));
        Collections.reverse(encoded);
        return new X500Name(BCStyle.INSTANCE, encoded.toArray(RDN[]::new));
    }

    private static X500Name parse(String subject, String text) {
        try {
            X500Name name = new X500Name(BCStyle.INSTANCE, subject);
            for (RDN part : name.getRDNs()) {
                for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
                    requireLength(attribute);
                }
            }
            return name;
        } catch (NameTooLong e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no distinguished name; write it as CN=david,O=Example", e);
        }
    }

    private static void requireLength(AttributeTypeAndValue attribute) {
        if (attribute.getType().equals(BCStyle.CN) && attribute.getValue() instanceof ASN1String value) {
            int length = value.getString().length();
            if (length == 0 || length > LONGEST_COMMON_NAME) {
                throw new NameTooLong("the common name has " + length + " characters, and X.520 allows 1 to "
                        + LONGEST_COMMON_NAME + "; put long names into subjectAlternativeName(...)");
            }
        }
    }

    /** A name that can be read and is refused all the same. */
    private static final class NameTooLong extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NameTooLong(String message) {
            super(message);
        }
    }
}
