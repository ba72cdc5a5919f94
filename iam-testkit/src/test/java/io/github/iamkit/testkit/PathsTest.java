package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.certs.KeyedCertificate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;

/** A request names things by name alone; policies are matched against their ARNs, paths included. */
@ExtendWith(FakeIamExtension.class)
class PathsTest {
    private static final String ACCOUNT = "arn:aws:iam::123456789012:";
    private static final KeyedCertificate HOST =
            KeyedCertificate.selfSigned("CN=host").generate();

    private FakeIam aws;

    /** A call about something that has a path. */
    private record Call(String resource, Consumer<IamClient> call) {
        @Override
        public String toString() {
            return resource;
        }
    }

    static Stream<Call> calls() {
        return Stream.of(
                new Call("user/ops/x", iam -> iam.getUser(r -> r.userName("x"))),
                new Call("group/ops/x", iam -> iam.getGroup(r -> r.groupName("x"))),
                new Call("role/ops/x", iam -> iam.getRole(r -> r.roleName("x"))),
                new Call("policy/ops/x", iam -> iam.getPolicy(r -> r.policyArn(ACCOUNT + "policy/ops/x"))),
                new Call("instance-profile/ops/x", iam -> iam.getInstanceProfile(r -> r.instanceProfileName("x"))),
                new Call(
                        "server-certificate/ops/x", iam -> iam.getServerCertificate(r -> r.serverCertificateName("x"))),
                new Call("mfa/ops/x", iam -> iam.listMFADeviceTags(r -> r.serialNumber(ACCOUNT + "mfa/ops/x"))));
    }

    @BeforeEach
    void one_of_each_under_a_path(IamClient iam) {
        String trust = Sessions.trusting("{\"Service\":\"ec2.amazonaws.com\"}", "\"sts:AssumeRole\"");
        iam.createUser(r -> r.userName("x").path("/ops/"));
        iam.createGroup(r -> r.groupName("x").path("/ops/"));
        iam.createRole(r -> r.roleName("x").path("/ops/").assumeRolePolicyDocument(trust));
        iam.createPolicy(r -> r.policyName("x").path("/ops/").policyDocument(Sessions.ALL));
        iam.createInstanceProfile(r -> r.instanceProfileName("x").path("/ops/"));
        iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("x").path("/ops/"));
        iam.uploadServerCertificate(r -> r.serverCertificateName("x")
                .path("/ops/")
                .certificateBody(HOST.certificatePem())
                .privateKey(HOST.privateKeyPem()));
    }

    private IamClient allowedOn(String name, String resource) {
        return aws.clientFor(Sessions.user(aws, name, Sessions.allowing("iam:*", ACCOUNT + resource)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void the_path_decides(Call one) {
        String withoutPath = one.resource().replace("/ops/", "/");

        assertThat(Refusals.of(() -> one.call().accept(allowedOn("right", one.resource()))))
                .isEqualTo("not refused");
        assertThat(Refusals.of(() -> one.call().accept(allowedOn("wrong", withoutPath))))
                .startsWith("403 AccessDenied");
    }

    @Test
    void a_denial_names_a_server_certificate_with_its_path() {
        IamClient nobody = allowedOn("nobody", "user/nobody");

        for (Consumer<IamClient> call : Stream.<Consumer<IamClient>>of(
                        iam -> iam.getServerCertificate(r -> r.serverCertificateName("x")),
                        iam -> iam.deleteServerCertificate(r -> r.serverCertificateName("x")),
                        iam -> iam.updateServerCertificate(
                                r -> r.serverCertificateName("x").newPath("/")),
                        iam -> iam.listServerCertificateTags(r -> r.serverCertificateName("x")))
                .toList()) {
            assertThat(Refusals.of(() -> call.accept(nobody)))
                    .contains(" on resource: " + ACCOUNT + "server-certificate/ops/x because ");
        }
        assertThat(Refusals.of(() -> nobody.uploadServerCertificate(r -> r.serverCertificateName("x")
                        .path("/web/")
                        .certificateBody(HOST.certificatePem())
                        .privateKey(HOST.privateKeyPem()))))
                .contains(" on resource: " + ACCOUNT + "server-certificate/web/x because ");
    }
}
