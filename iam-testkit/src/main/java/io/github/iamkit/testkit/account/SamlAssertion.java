package io.github.iamkit.testkit.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a SAML response says, read without checking its signature. */
final class SamlAssertion {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String ATTRIBUTE = "https://aws.amazon.com/SAML/Attributes/";
    private static final String NAME_ID_FORMAT = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

    private final Document document;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();

    private SamlAssertion(Document document) {
        this.document = document;
        for (Element attribute : elements("Attribute")) {
            List<String> values = new ArrayList<>();
            NodeList inside = attribute.getElementsByTagNameNS("*", "AttributeValue");
            for (int i = 0; i < inside.getLength(); i++) {
                values.add(inside.item(i).getTextContent().strip());
            }
            attributes.put(attribute.getAttribute("Name"), values);
        }
    }

    static SamlAssertion parse(String base64) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(NO_DOCTYPE, true);
            factory.setNamespaceAware(true);
            byte[] xml = Base64.getMimeDecoder().decode(base64);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new SamlAssertion(builder.parse(new ByteArrayInputStream(xml)));
        } catch (IllegalArgumentException | IOException | SAXException e) {
            Refusal refusal = new Refusal(
                    "InvalidIdentityToken", "Invalid base64 SAMLResponse (Service: AWSSecurityTokenService)");
            refusal.addSuppressed(e);
            throw refusal;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser can refuse document types", e);
        }
    }

    private List<Element> elements(String name) {
        List<Element> elements = new ArrayList<>();
        NodeList found = document.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private Optional<Element> first(String name) {
        return elements(name).stream().findFirst();
    }

    String issuer() {
        return first("Issuer").map(Element::getTextContent).map(String::strip).orElse("");
    }

    String subject() {
        return first("NameID").map(Element::getTextContent).map(String::strip).orElse("");
    }

    /** The format of the subject, such as {@code persistent}. */
    String subjectType() {
        String format = first("NameID").map(id -> id.getAttribute("Format")).orElse("");
        return format.startsWith(NAME_ID_FORMAT) ? format.substring(NAME_ID_FORMAT.length()) : format;
    }

    /** Where the response was sent. */
    String recipient() {
        return first("SubjectConfirmationData")
                .map(data -> data.getAttribute("Recipient"))
                .orElse("");
    }

    Optional<String> notOnOrAfter() {
        return first("SubjectConfirmationData")
                .map(data -> data.getAttribute("NotOnOrAfter"))
                .filter(time -> !time.isEmpty());
    }

    /** Pairs of the ARNs of a role and a provider, in either order. */
    boolean allows(String roleArn, String providerArn) {
        return attributes.getOrDefault(ATTRIBUTE + "Role", List.of()).stream()
                .map(pair -> List.of(pair.split("\\s*,\\s*")))
                .anyMatch(pair -> pair.contains(roleArn) && pair.contains(providerArn));
    }

    Optional<String> attribute(String name) {
        return attributes.getOrDefault(ATTRIBUTE + name, List.of()).stream().findFirst();
    }

    Map<String, String> principalTags() {
        Map<String, String> tags = new LinkedHashMap<>();
        String prefix = ATTRIBUTE + "PrincipalTag:";
        attributes.forEach((name, values) -> {
            if (name.startsWith(prefix) && !values.isEmpty()) {
                tags.put(name.substring(prefix.length()), values.get(0));
            }
        });
        return tags;
    }

    List<String> transitiveKeys() {
        return attributes.getOrDefault(ATTRIBUTE + "TransitiveTagKeys", List.of());
    }
}
