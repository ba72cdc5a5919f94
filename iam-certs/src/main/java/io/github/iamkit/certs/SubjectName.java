package io.github.iamkit.certs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** A distinguished name as people write it: RFC 4514, the most particular part first. */
final class SubjectName {
    private static final int LONGEST_COMMON_NAME = 64;

    private SubjectName() {}

    /** Reads a name; the common name has 64 characters at most, as X.520 says and strict readers check. */
    static X500Name of(String text) {
        Objects.requireNonNull(text, "subject");
        try {
            List<RDN> encoded = new ArrayList<>(List.of(new X500Name(BCStyle.INSTANCE, text).getRDNs()));
            Collections.reverse(encoded);
            return requireLengths(new X500Name(BCStyle.INSTANCE, encoded.toArray(RDN[]::new)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no distinguished name; write it as CN=david,O=Example, with at most "
                            + LONGEST_COMMON_NAME + " characters after CN=",
                    e);
        }
    }

    private static X500Name requireLengths(X500Name name) {
        for (RDN part : name.getRDNs(BCStyle.CN)) {
            for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
                boolean isCommonName = attribute.getType().equals(BCStyle.CN);
                int length = IETFUtils.valueToString(attribute.getValue()).length();
                if (isCommonName && (length == 0 || length > LONGEST_COMMON_NAME)) {
                    throw new IllegalArgumentException("a common name of " + length + " characters");
                }
            }
        }
        return name;
    }
}
