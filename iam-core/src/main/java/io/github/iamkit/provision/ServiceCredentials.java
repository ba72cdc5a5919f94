package io.github.iamkit.provision;

import io.github.iamkit.credentials.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return withPassword(new OrphanSafeCreation<>(connection, new OfService(service))
                .create(credential -> store.accept(withPassword(credential))));
    }

    private final class OfService implements ToldOnce<ServiceSpecificCredential> {
        private final String service;

        private OfService(String service) {
            this.service = service;
        }

        @Override
        public String what() {
            return KIND + " of user " + user;
        }

        @Override
        public Map<String, Instant> present() {
            return list().stream()
                    .collect(Collectors.toMap(IssuedServiceCredential::credentialId, IssuedServiceCredential::created));
        }

        @Override
        public ServiceSpecificCredential make() {
            return connection
                    .client()
                    .createServiceSpecificCredential(
                            request -> request.userName(user).serviceName(service))
                    .serviceSpecificCredential();
        }

        @Override
        public String id(ServiceSpecificCredential made) {
            return made.serviceSpecificCredentialId();
        }

        /** AWS does not tell. */
        @Override
        public boolean isUsed(String id) {
            return false;
        }

        @Override
        public void delete(String id) {
            discard(id);
        }

        /** It may have been stored and be in use, so nothing is done that cannot be undone. */
        @Override
        public String withdraw(String id) {
            setStatus(id, StatusType.INACTIVE);
            return "made inactive (activate it if it is in use, or delete it) " + what() + ", " + id;
        }
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
        for (IssuedServiceCredential credential : list()) {
            String id = credential.credentialId();
            parts.add("DeleteServiceSpecificCredential", id, () -> discard(id));
        }
    }
}
