package io.github.iamkit.provisioning;

/** A metadata document of nobody's identity provider, long enough for AWS. */
final class SamlMetadata {
    private SamlMetadata() {}

    static String of(String entity) {
        return "<?xml version=\"1.0\"?>\n<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://"
                + entity + ".example\">\n<!-- " + "x".repeat(1000)
                + " -->\n<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">\n"
                + "<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"https://"
                + entity + ".example/sso\"/>\n</IDPSSODescriptor>\n</EntityDescriptor>\n";
    }
}
