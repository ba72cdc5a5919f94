package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.CreateServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.DeleteServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.DeleteServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ResetServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.ResetServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredential;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.UpdateServiceSpecificCredentialResponse;

/** Credentials of users for single services: names with passwords, and API keys for Bedrock. */
final class ServiceCredentials {
    private static final String BEDROCK = "bedrock.amazonaws.com";
    private static final Set<String> SERVICES = Set.of(BEDROCK, "cassandra.amazonaws.com", "codecommit.amazonaws.com");

    private final Account account;

    ServiceCredentials(Account account) {
        this.account = account;
    }

    void register(Operations operations) {
        operations.add(
                "CreateServiceSpecificCredential", CreateServiceSpecificCredentialRequest::builder, this::create);
        operations.add("ListServiceSpecificCredentials", ListServiceSpecificCredentialsRequest::builder, this::list);
        operations.add(
                "UpdateServiceSpecificCredential", UpdateServiceSpecificCredentialRequest::builder, this::update);
        operations.add("ResetServiceSpecificCredential", ResetServiceSpecificCredentialRequest::builder, this::reset);
        operations.add(
                "DeleteServiceSpecificCredential", DeleteServiceSpecificCredentialRequest::builder, this::delete);
    }

    private CreateServiceSpecificCredentialResponse create(CreateServiceSpecificCredentialRequest request) {
        StoredUser user = account.user(request.userName());
        String service = request.serviceName();
        requireService(service);
        List<StoredServiceCredential> present = user.serviceCredentials();
        int ofService = (int)
                present.stream().filter(one -> one.service().equals(service)).count();
        account.requireRoom(Quota.SERVICE_CREDENTIALS_PER_USER, ofService);
        StoredServiceCredential credential = StoredServiceCredential.builder()
                .id(account.ids().uniqueId("ACCA"))
                .service(service)
                .publicName(publicName(user, service))
                .secret(account.ids().password())
                .created(account.now())
                .expiration(Optional.ofNullable(request.credentialAgeDays())
                        .map(days -> account.now().plus(Duration.ofDays(days))))
                .build();
        account.save(user.withServiceCredentials(Parts.with(present, credential)));
        return CreateServiceSpecificCredentialResponse.builder()
                .serviceSpecificCredential(whole(user, credential))
                .build();
    }

    private static void requireService(String service) {
        if (!SERVICES.contains(service)) {
            throw Refusal.noSuchEntity("No such service " + service + " is supported for Service Specific Credentials");
        }
    }

    /** {@code david-at-123456789012}, then {@code david+1-at-123456789012}. */
    private String publicName(StoredUser user, String service) {
        String prefix = service.equals(BEDROCK) ? "BedrockAPIKey-" : "";
        String suffix = "-at-" + account.id();
        String name = prefix + user.name() + suffix;
        for (int number = 1; isTaken(user, name); number++) {
            name = prefix + user.name() + "+" + number + suffix;
        }
        return name;
    }

    private static boolean isTaken(StoredUser user, String name) {
        return user.serviceCredentials().stream()
                .anyMatch(one -> one.publicName().equals(name));
    }

    private static ServiceSpecificCredential whole(StoredUser user, StoredServiceCredential credential) {
        boolean isApiKey = credential.service().equals(BEDROCK);
        return ServiceSpecificCredential.builder()
                .createDate(credential.created())
                .expirationDate(credential.expiration().orElse(null))
                .serviceName(credential.service())
                .serviceUserName(isApiKey ? null : credential.publicName())
                .servicePassword(isApiKey ? null : credential.secret())
                .serviceCredentialAlias(isApiKey ? credential.publicName() : null)
                .serviceCredentialSecret(isApiKey ? apiKey(credential) : null)
                .serviceSpecificCredentialId(credential.id())
                .userName(user.name())
                .status(AccessKeys.status(credential.isActive()))
                .build();
    }

    private static String apiKey(StoredServiceCredential credential) {
        String both = credential.publicName() + ":" + credential.secret();
        return "ABSK" + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private ListServiceSpecificCredentialsResponse list(Caller caller, ListServiceSpecificCredentialsRequest request) {
        Collection<StoredUser> users = Boolean.TRUE.equals(request.allUsers())
                ? account.users().values()
                : List.of(Users.named(account, request.userName(), caller));
        if (request.serviceName() != null) {
            requireService(request.serviceName());
        }
        List<ServiceSpecificCredentialMetadata> all = users.stream()
                .flatMap(user -> user.serviceCredentials().stream()
                        .filter(one ->
                                request.serviceName() == null || one.service().equals(request.serviceName()))
                        .map(one -> metadata(user, one)))
                .toList();
        Page<ServiceSpecificCredentialMetadata> page = Page.of(
                all,
                ServiceSpecificCredentialMetadata::serviceSpecificCredentialId,
                request.maxItems(),
                request.marker());
        return ListServiceSpecificCredentialsResponse.builder()
                .serviceSpecificCredentials(page.items())
                .isTruncated(page.isTruncated() ? true : null)
                .marker(page.marker())
                .build();
    }

    private static ServiceSpecificCredentialMetadata metadata(StoredUser user, StoredServiceCredential credential) {
        boolean isApiKey = credential.service().equals(BEDROCK);
        return ServiceSpecificCredentialMetadata.builder()
                .userName(user.name())
                .status(AccessKeys.status(credential.isActive()))
                .serviceUserName(isApiKey ? null : credential.publicName())
                .serviceCredentialAlias(isApiKey ? credential.publicName() : null)
                .createDate(credential.created())
                .expirationDate(credential.expiration().orElse(null))
                .serviceSpecificCredentialId(credential.id())
                .serviceName(credential.service())
                .build();
    }

    private static StoredServiceCredential find(StoredUser user, String id) {
        return user.serviceCredentials().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchEntity("No such credential " + id + " exists"));
    }

    private UpdateServiceSpecificCredentialResponse update(
            Caller caller, UpdateServiceSpecificCredentialRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        StoredServiceCredential present = find(user, request.serviceSpecificCredentialId());
        StoredServiceCredential updated = present.withIsActive(request.status() == StatusType.ACTIVE);
        account.save(user.withServiceCredentials(Parts.replaced(user.serviceCredentials(), present, updated)));
        return UpdateServiceSpecificCredentialResponse.builder().build();
    }

    private ResetServiceSpecificCredentialResponse reset(Caller caller, ResetServiceSpecificCredentialRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        StoredServiceCredential present = find(user, request.serviceSpecificCredentialId());
        StoredServiceCredential renewed = present.withSecret(account.ids().password());
        account.save(user.withServiceCredentials(Parts.replaced(user.serviceCredentials(), present, renewed)));
        return ResetServiceSpecificCredentialResponse.builder()
                .serviceSpecificCredential(whole(user, renewed))
                .build();
    }

    private DeleteServiceSpecificCredentialResponse delete(
            Caller caller, DeleteServiceSpecificCredentialRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        StoredServiceCredential gone = find(user, request.serviceSpecificCredentialId());
        account.save(user.withServiceCredentials(Parts.without(user.serviceCredentials(), gone)));
        return DeleteServiceSpecificCredentialResponse.builder().build();
    }
}
