package io.github.iamkit.provision;

import io.github.iamkit.credentials.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredential;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

/** The service-specific credentials of one user. */
record ServiceCredentials(Connection connection, String user) {
    private static final String KIND = "service-specific credential";

    List<IssuedServiceCredential> list() {
        return all().stream()
                .map(credential -> new IssuedServiceCredential(
                        credential.serviceSpecificCredentialId(),
                        credential.serviceName(),
                        name(credential.serviceUserName(), credential.serviceCredentialAlias()),
                        credential.status() == StatusType.ACTIVE,
                        credential.createDate(),
                        Optional.ofNullable(credential.expirationDate())))
                .toList();
    }

    /** The SDK has no paginator for these, though answers can have a marker. */
    private List<ServiceSpecificCredentialMetadata> all() {
        List<ServiceSpecificCredentialMetadata> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            ListServiceSpecificCredentialsResponse page = connection
                    .client()
                    .listServiceSpecificCredentials(
                            request -> request.userName(user).marker(from));
            all.addAll(page.serviceSpecificCredentials());
            marker = Boolean.TRUE.equals(page.isTruncated()) ? page.marker() : null;
        } while (marker != null);
        return all;
    }

    private static String name(@Nullable String userName, @Nullable String alias) {
        return userName != null ? userName : Optional.ofNullable(alias).orElse("");
    }

    ServiceCredential create(String service, Consumer<ServiceCredential> store) {
        ServiceSpecificCredential made = new OrphanSafeCreation<>(
                        connection,
                        KIND,
                        "user " + user,
                        this::ids,
                        () -> connection
                                .client()
                                .createServiceSpecificCredential(
                                        request -> request.userName(user).serviceName(service))
                                .serviceSpecificCredential(),
                        ServiceSpecificCredential::serviceSpecificCredentialId,
                        this::discard)
                .create(credential -> store.accept(withPassword(credential)));
        return withPassword(made);
    }

    private Set<String> ids() {
        return list().stream().map(IssuedServiceCredential::credentialId).collect(Collectors.toSet());
    }

    private static ServiceCredential withPassword(ServiceSpecificCredential credential) {
        String password = credential.servicePassword() != null
                ? credential.servicePassword()
                : credential.serviceCredentialSecret();
        return new ServiceCredential(
                credential.serviceSpecificCredentialId(),
                credential.serviceName(),
                name(credential.serviceUserName(), credential.serviceCredentialAlias()),
                Secret.of(password));
    }

    ServiceCredential reset(String id, Consumer<ServiceCredential> store) {
        ServiceCredential changed = withPassword(connection
                .client()
                .resetServiceSpecificCredential(
                        request -> request.userName(user).serviceSpecificCredentialId(id))
                .serviceSpecificCredential());
        connection.chronicle().changed("reset " + KIND + " " + id + " of user " + user);
        store.accept(changed);
        return changed;
    }

    Done setStatus(String id, StatusType status) {
        return connection.change(
                "made " + KIND + " " + id + " of user " + user
                        + (status == StatusType.ACTIVE ? " active" : " inactive"),
                () -> connection
                        .client()
                        .updateServiceSpecificCredential(request -> request.userName(user)
                                .serviceSpecificCredentialId(id)
                                .status(status)));
    }

    Done delete(String id) {
        return connection.remove("deleted " + KIND + " " + id + " of user " + user, () -> discard(id));
    }

    private void discard(String id) {
        connection
                .client()
                .deleteServiceSpecificCredential(
                        request -> request.userName(user).serviceSpecificCredentialId(id));
    }

    void addParts(Deletion.Parts parts) {
        for (String id : ids()) {
            parts.add("DeleteServiceSpecificCredential", id, () -> discard(id));
        }
    }
}
