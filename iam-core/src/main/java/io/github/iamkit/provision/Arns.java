package io.github.iamkit.provision;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

/** The ARNs of what an account holds, page after page. */
record Arns(IamClient client) {
    private static String prefix(String pathPrefix) {
        return Objects.requireNonNull(pathPrefix, "pathPrefix");
    }

    List<String> groups(String pathPrefix) {
        String prefix = prefix(pathPrefix);
        return list(client.listGroupsPaginator(request -> request.pathPrefix(prefix)).groups().stream()
                .map(group -> group.arn()));
    }

    List<String> users(String pathPrefix) {
        String prefix = prefix(pathPrefix);
        return list(client.listUsersPaginator(request -> request.pathPrefix(prefix)).users().stream()
                .map(user -> user.arn()));
    }

    List<String> roles(String pathPrefix) {
        String prefix = prefix(pathPrefix);
        return list(client.listRolesPaginator(request -> request.pathPrefix(prefix)).roles().stream()
                .map(role -> role.arn()));
    }

    List<String> policies(String pathPrefix) {
        String prefix = prefix(pathPrefix);
        return list(
                client
                        .listPoliciesPaginator(
                                request -> request.scope(PolicyScopeType.LOCAL).pathPrefix(prefix))
                        .policies()
                        .stream()
                        .map(policy -> policy.arn()));
    }

    List<String> instanceProfiles(String pathPrefix) {
        String prefix = prefix(pathPrefix);
        return list(
                client.listInstanceProfilesPaginator(request -> request.pathPrefix(prefix)).instanceProfiles().stream()
                        .map(profile -> profile.arn()));
    }

    List<String> serverCertificates(String pathPrefix) {
        String prefix = prefix(pathPrefix);
        return list(
                client
                        .listServerCertificatesPaginator(request -> request.pathPrefix(prefix))
                        .serverCertificateMetadataList()
                        .stream()
                        .map(certificate -> certificate.arn()));
    }

    List<String> virtualMfaDevices() {
        return list(client.listVirtualMFADevicesPaginator().virtualMFADevices().stream()
                .map(device -> device.serialNumber()));
    }

    List<String> oidcProviders() {
        return list(client.listOpenIDConnectProviders().openIDConnectProviderList().stream()
                .map(provider -> provider.arn()));
    }

    List<String> samlProviders() {
        return list(client.listSAMLProviders().samlProviderList().stream().map(provider -> provider.arn()));
    }

    private static List<String> list(Stream<String> arns) {
        return arns.toList();
    }
}
