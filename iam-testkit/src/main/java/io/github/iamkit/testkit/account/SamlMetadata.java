package io.github.iamkit.testkit.account;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The document by which an identity provider says who it is. */
final class SamlMetadata {
    private static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:metadata";

    private SamlMetadata() {}

    /** Returns the entity id of the identity provider that a document describes, and refuses other documents. */
    static String requireEntityId(String document) {
        return root(document)
                .filter(root -> NAMESPACE.equals(root.getNamespaceURI())
                        && root.getLocalName().equals("EntityDescriptor"))
                .filter(root -> root.getElementsByTagNameNS(NAMESPACE, "IDPSSODescriptor")
                                .getLength()
                        > 0)
                .map(root -> root.getAttribute("entityID"))
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> new Refusal("InvalidInput", "Could not parse metadata"));
    }

    private static Optional<Element> root(String document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(
                    builder.parse(new InputSource(new StringReader(document))).getDocumentElement());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK's parser can refuse document types", e);
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }
}
