package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EncodingType;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.SSHPublicKey;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredential;
import software.amazon.awssdk.services.iam.model.StatusType;

@ExtendWith(FakeIamExtension.class)
class UserCredentialsTest {
    private static final RSAPublicKey KEY = key(2048);
    private static final Map<Integer, RSAPublicKey> KEYS = new ConcurrentHashMap<>();

    private static RSAPublicKey key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return (RSAPublicKey) generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String anSshKey() {
        return ssh(KEY);
    }

    /** Returns a key of its own for each number. */
    static String anSshKey(int number) {
        return ssh(KEYS.computeIfAbsent(number, n -> key(2048)));
    }

    private static byte[] blob(RSAPublicKey key) {
        String hex = string("ssh-rsa".getBytes(StandardCharsets.US_ASCII))
                + string(key.getPublicExponent().toByteArray())
                + string(key.getModulus().toByteArray());
        return HexFormat.of().parseHex(hex);
    }

    private static String string(byte[] bytes) {
        return String.format("%08x%s", bytes.length, HexFormat.of().formatHex(bytes));
    }

    private static String ssh(RSAPublicKey key) {
        return "ssh-rsa " + Base64.getEncoder().encodeToString(blob(key));
    }

    private static String pem(RSAPublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @BeforeEach
    void a_user(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
    }

    @ParameterizedTest
    @CsvSource({"SSH", "PEM"})
    void an_ssh_key_is_given_in_either_encoding(EncodingType uploaded, IamClient iam) throws Exception {
        String body = uploaded == EncodingType.SSH ? ssh(KEY) : pem(KEY);
        SSHPublicKey key = iam.uploadSSHPublicKey(
                        request -> request.userName("david").sshPublicKeyBody(body))
                .sshPublicKey();

        assertThat(key.sshPublicKeyId()).matches("APKA[A-Z0-9]{17}");
        assertThat(key.fingerprint())
                .isEqualTo(HexFormat.ofDelimiter(":")
                        .formatHex(MessageDigest.getInstance("MD5").digest(blob(KEY))));
        assertThat(get(iam, key, EncodingType.SSH)).isEqualTo(ssh(KEY));
        assertThat(get(iam, key, EncodingType.PEM)).isEqualTo(pem(KEY));
    }

    private static String get(IamClient iam, SSHPublicKey key, EncodingType encoding) {
        return iam.getSSHPublicKey(request -> request.userName("david")
                        .sshPublicKeyId(key.sshPublicKeyId())
                        .encoding(encoding))
                .sshPublicKey()
                .sshPublicKeyBody();
    }

    private static String upload(IamClient iam, String body) {
        return Refusals.of(() ->
                iam.uploadSSHPublicKey(request -> request.userName("david").sshPublicKeyBody(body)));
    }

    @Test
    void an_ssh_key_is_parsed(IamClient iam) {
        String cut = ssh(KEY).substring(0, 200);

        assertThat(upload(iam, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI"))
                .startsWith("400 UnrecognizedPublicKeyEncoding");
        assertThat(upload(iam, cut)).startsWith("400 InvalidPublicKey: ");
        assertThat(upload(iam, ssh(key(1024)))).startsWith("400 InvalidPublicKey: ");
        assertThat(upload(iam, ssh(KEY) + " david@laptop")).isEqualTo("not refused");
        assertThat(upload(iam, pem(KEY))).startsWith("400 DuplicateSSHPublicKey: ");
    }

    @Test
    void an_ssh_key_is_switched_off_and_deleted(IamClient iam) {
        String id = iam.uploadSSHPublicKey(request -> request.userName("david").sshPublicKeyBody(ssh(KEY)))
                .sshPublicKey()
                .sshPublicKeyId();
        iam.updateSSHPublicKey(
                request -> request.userName("david").sshPublicKeyId(id).status(StatusType.INACTIVE));

        assertThat(iam.listSSHPublicKeys(request -> request.userName("david")).sshPublicKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.status()).isEqualTo(StatusType.INACTIVE));
        iam.deleteSSHPublicKey(request -> request.userName("david").sshPublicKeyId(id));
        assertThat(Refusals.of(() -> iam.deleteSSHPublicKey(
                        request -> request.userName("david").sshPublicKeyId(id))))
                .isEqualTo("404 NoSuchEntity: The Public Key with id " + id + " cannot be found.");
    }

    private static ServiceSpecificCredential create(IamClient iam, String service) {
        return iam.createServiceSpecificCredential(
                        request -> request.userName("david").serviceName(service))
                .serviceSpecificCredential();
    }

    @Test
    void a_credential_for_git_is_a_name_and_a_password(IamClient iam) {
        ServiceSpecificCredential first = create(iam, "codecommit.amazonaws.com");
        ServiceSpecificCredential second = create(iam, "codecommit.amazonaws.com");

        assertThat(first.serviceUserName()).isEqualTo("david-at-123456789012");
        assertThat(second.serviceUserName()).isEqualTo("david+1-at-123456789012");
        assertThat(first.servicePassword()).hasSize(44);
        assertThat(first.serviceSpecificCredentialId()).matches("ACCA[A-Z0-9]{17}");
        assertThat(Refusals.of(() -> create(iam, "codecommit.amazonaws.com")))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for ServiceSpecificCredentialsPerUser: 2");
        assertThat(Refusals.of(() -> create(iam, "s3.amazonaws.com")))
                .isEqualTo("404 NoSuchEntity: No such service s3.amazonaws.com is supported for Service Specific"
                        + " Credentials");
    }

    @Test
    void a_list_of_credentials_has_neither_passwords_nor_a_flag(FakeIam aws) {
        IamClient iam = aws.client();
        String password = create(iam, "codecommit.amazonaws.com").servicePassword();

        ListServiceSpecificCredentialsResponse list =
                iam.listServiceSpecificCredentials(request -> request.userName("david"));

        assertThat(list.isTruncated()).isNull();
        assertThat(list.toString()).doesNotContain(password);
        assertThat(aws.calls().toString()).doesNotContain(password);
    }

    @Test
    void a_new_password_keeps_the_status(IamClient iam) {
        ServiceSpecificCredential first = create(iam, "cassandra.amazonaws.com");
        String id = first.serviceSpecificCredentialId();
        iam.updateServiceSpecificCredential(request ->
                request.userName("david").serviceSpecificCredentialId(id).status(StatusType.INACTIVE));

        ServiceSpecificCredential renewed = iam.resetServiceSpecificCredential(
                        request -> request.userName("david").serviceSpecificCredentialId(id))
                .serviceSpecificCredential();

        assertThat(renewed.status()).isEqualTo(StatusType.INACTIVE);
        assertThat(renewed.servicePassword()).isNotEqualTo(first.servicePassword());
        assertThat(Refusals.of(() -> iam.deleteUser(request -> request.userName("david"))))
                .isEqualTo("409 DeleteConflict: Cannot delete entity, must remove referenced objects first.");
    }

    @Test
    void a_credential_for_bedrock_is_an_api_key_that_ends(IamClient iam) {
        ServiceSpecificCredential key = iam.createServiceSpecificCredential(request -> request.userName("david")
                        .serviceName("bedrock.amazonaws.com")
                        .credentialAgeDays(30))
                .serviceSpecificCredential();

        assertThat(key.serviceUserName()).isNull();
        assertThat(key.serviceCredentialAlias()).startsWith("BedrockAPIKey-");
        assertThat(key.serviceCredentialSecret()).startsWith("ABSK");
        assertThat(key.expirationDate()).isAfter(key.createDate());
    }
}
