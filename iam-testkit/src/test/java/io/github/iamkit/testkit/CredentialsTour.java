package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.certs.KeyedCertificate;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/** Calls every operation on certificates, devices, keys, providers and settings once. */
record CredentialsTour(IamClient iam, Instant now) {
    private static final Tag TAG = Tag.builder().key("team").value("ops").build();

    void run() {
        iam.createUser(r -> r.userName("david"));
        certificates();
        mfaDevices();
        credentials();
        providers();
        settings();
        iam.deleteUser(r -> r.userName("david"));
    }

    private void certificates() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david").generate();
        String id = iam.uploadSigningCertificate(r -> r.userName("david").certificateBody(own.certificatePem()))
                .certificate()
                .certificateId();
        iam.listSigningCertificates(r -> r.userName("david"));
        iam.updateSigningCertificate(r -> r.userName("david").certificateId(id).status(StatusType.INACTIVE));
        iam.deleteSigningCertificate(r -> r.userName("david").certificateId(id));
        iam.uploadServerCertificate(r -> r.serverCertificateName("host")
                .certificateBody(own.certificatePem())
                .privateKey(own.privateKeyPem()));
        iam.getServerCertificate(r -> r.serverCertificateName("host"));
        iam.listServerCertificates();
        iam.updateServerCertificate(r -> r.serverCertificateName("host").newPath("/moved/"));
        iam.tagServerCertificate(r -> r.serverCertificateName("host").tags(TAG));
        iam.listServerCertificateTags(r -> r.serverCertificateName("host"));
        iam.untagServerCertificate(r -> r.serverCertificateName("host").tagKeys("team"));
        iam.deleteServerCertificate(r -> r.serverCertificateName("host"));
    }

    private void mfaDevices() {
        VirtualMFADevice device =
                iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("phone")).virtualMFADevice();
        String serial = device.serialNumber();
        String seed = device.base32StringSeed().asUtf8String();
        String first = Authenticator.code(seed, now);
        String second = Authenticator.code(seed, now.plusSeconds(30));
        iam.enableMFADevice(r -> r.userName("david")
                .serialNumber(serial)
                .authenticationCode1(first)
                .authenticationCode2(second));
        iam.resyncMFADevice(r -> r.userName("david")
                .serialNumber(serial)
                .authenticationCode1(first)
                .authenticationCode2(second));
        iam.getMFADevice(r -> r.serialNumber(serial));
        iam.listMFADevices(r -> r.userName("david"));
        iam.listVirtualMFADevices();
        iam.tagMFADevice(r -> r.serialNumber(serial).tags(TAG));
        iam.listMFADeviceTags(r -> r.serialNumber(serial));
        iam.untagMFADevice(r -> r.serialNumber(serial).tagKeys("team"));
        iam.deactivateMFADevice(r -> r.userName("david").serialNumber(serial));
        iam.deleteVirtualMFADevice(r -> r.serialNumber(serial));
    }

    private void credentials() {
        String key = UserCredentialsTest.anSshKey();
        String keyId = iam.uploadSSHPublicKey(r -> r.userName("david").sshPublicKeyBody(key))
                .sshPublicKey()
                .sshPublicKeyId();
        iam.getSSHPublicKey(r -> r.userName("david").sshPublicKeyId(keyId).encoding("SSH"));
        iam.listSSHPublicKeys(r -> r.userName("david"));
        iam.updateSSHPublicKey(r -> r.userName("david").sshPublicKeyId(keyId).status(StatusType.INACTIVE));
        iam.deleteSSHPublicKey(r -> r.userName("david").sshPublicKeyId(keyId));
        String id = iam.createServiceSpecificCredential(
                        r -> r.userName("david").serviceName("codecommit.amazonaws.com"))
                .serviceSpecificCredential()
                .serviceSpecificCredentialId();
        iam.listServiceSpecificCredentials(r -> r.userName("david"));
        iam.updateServiceSpecificCredential(
                r -> r.userName("david").serviceSpecificCredentialId(id).status(StatusType.INACTIVE));
        iam.resetServiceSpecificCredential(r -> r.userName("david").serviceSpecificCredentialId(id));
        iam.deleteServiceSpecificCredential(r -> r.userName("david").serviceSpecificCredentialId(id));
    }

    private void providers() {
        String oidc = iam.createOpenIDConnectProvider(r -> r.url("https://tokens.example.com"))
                .openIDConnectProviderArn();
        iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc));
        iam.listOpenIDConnectProviders();
        iam.addClientIDToOpenIDConnectProvider(
                r -> r.openIDConnectProviderArn(oidc).clientID("app"));
        iam.removeClientIDFromOpenIDConnectProvider(
                r -> r.openIDConnectProviderArn(oidc).clientID("app"));
        iam.updateOpenIDConnectProviderThumbprint(
                r -> r.openIDConnectProviderArn(oidc).thumbprintList("a".repeat(40)));
        iam.tagOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc).tags(TAG));
        iam.listOpenIDConnectProviderTags(r -> r.openIDConnectProviderArn(oidc));
        iam.untagOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc).tagKeys("team"));
        iam.deleteOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc));
        String saml = iam.createSAMLProvider(r -> r.name("corporate").samlMetadataDocument(ProvidersTest.METADATA))
                .samlProviderArn();
        iam.getSAMLProvider(r -> r.samlProviderArn(saml));
        iam.listSAMLProviders();
        iam.updateSAMLProvider(r -> r.samlProviderArn(saml).assertionEncryptionMode("Allowed"));
        iam.tagSAMLProvider(r -> r.samlProviderArn(saml).tags(TAG));
        iam.listSAMLProviderTags(r -> r.samlProviderArn(saml));
        iam.untagSAMLProvider(r -> r.samlProviderArn(saml).tagKeys("team"));
        iam.deleteSAMLProvider(r -> r.samlProviderArn(saml));
    }

    private void settings() {
        iam.createAccountAlias(r -> r.accountAlias("books"));
        assertThat(iam.listAccountAliases().accountAliases()).isEqualTo(List.of("books"));
        iam.deleteAccountAlias(r -> r.accountAlias("books"));
        iam.setSecurityTokenServicePreferences(r -> r.globalEndpointTokenVersion("v2Token"));
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("GlobalEndpointTokenVersion", 2)
                .containsEntry("Users", 1);
        iam.getAccountAuthorizationDetails();
    }
}
