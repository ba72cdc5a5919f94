package io.github.iamkit.provision;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.IamRequest;

/**
 * What a provisioner has made, and when: all that propagation can explain the absence of.
 *
 * <p>A thing is known by the noun in the operations' names ({@code UserPolicy} in {@code PutUserPolicy}) and by whatever
 * names it in their parameters. What was never made here is a typo, and what has been deleted is gone.
 *
 * <p>Thread-safe.
 */
final class MadeInThisRun {
    private static final List<String> NAMES = List.of(
            "UserName",
            "GroupName",
            "RoleName",
            "InstanceProfileName",
            "ServerCertificateName",
            "PolicyName",
            "PolicyArn",
            "VersionId",
            "AccessKeyId",
            "CertificateId",
            "SSHPublicKeyId",
            "ServiceSpecificCredentialId",
            "SerialNumber",
            "OpenIDConnectProviderArn",
            "SAMLProviderArn");

    /** The nouns of which the name alone tells which one is meant. */
    private static final Map<String, String> MAIN = Map.of(
            "User", "UserName", "Group", "GroupName", "Role", "RoleName", "InstanceProfile", "InstanceProfileName");

    private final Map<String, Instant> madeAt = new ConcurrentHashMap<>();

    /** Remembers what a call that went through has made or removed. */
    void note(Operation operation, IamRequest request, SdkPojo response, Instant now) {
        String noun = operation.noun();
        if (operation.isRemoval()) {
            key(noun, request).ifPresent(madeAt::remove);
        } else if (operation.makesSomething()) {
            key(noun, request).ifPresent(key -> madeAt.put(key, now));
            identifiers(noun, request, response).forEach(key -> madeAt.put(key, now));
        } else if (operation.name().startsWith("Update")) {
            renamed(noun, request).ifPresent(key -> madeAt.put(key, now));
        }
    }

    /** Returns when that was made whose absence a {@code NoSuchEntity} speaks of; nothing if that was not here. */
    Optional<Instant> missing(Operation operation, IamRequest request, String message) {
        Optional<String> key;
        if (message.contains("user with name")) {
            key = value(request, "UserName").map(name -> "User " + name);
        } else if (message.contains("group with name")) {
            key = value(request, "GroupName").map(name -> "Group " + name);
        } else if (message.contains("role with name")) {
            key = value(request, "RoleName").map(name -> "Role " + name);
        } else if (message.contains("Instance Profile")) {
            key = value(request, "InstanceProfileName").map(name -> "InstanceProfile " + name);
        } else if (isAboutPolicy(message)) {
            key = value(request, "PolicyArn")
                    .or(() -> value(request, "PermissionsBoundary"))
                    .map(arn -> "Policy " + arn);
        } else {
            key = key(operation.noun(), request);
        }
        return key.map(madeAt::get);
    }

    private static boolean isAboutPolicy(String message) {
        return (message.contains("Policy ARN") || message.contains("Scope ARN")) && !message.contains("version");
    }

    /** Returns when a user or role was made that a policy names by its ARN; nothing if that was not here. */
    Optional<Instant> principalIn(String message) {
        return madeAt.entrySet().stream()
                .filter(made -> namesPrincipal(message, made.getKey()))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo);
    }

    private static boolean namesPrincipal(String message, String key) {
        int space = key.indexOf(' ');
        String noun = key.substring(0, space);
        boolean isPrincipal = noun.equals("User") || noun.equals("Role");
        return isPrincipal
                && message.contains(":" + noun.toLowerCase(Locale.ROOT) + "/")
                && (message.contains("/" + key.substring(space + 1) + "\"")
                        || message.endsWith("/" + key.substring(space + 1)));
    }

    private static Optional<String> renamed(String noun, IamRequest request) {
        return MAIN.containsKey(noun)
                ? value(request, "New" + MAIN.get(noun)).map(name -> noun + " " + name)
                : Optional.empty();
    }

    private static Optional<String> key(String noun, SdkPojo request) {
        String names = MAIN.containsKey(noun)
                ? value(request, MAIN.get(noun)).orElse("")
                : NAMES.stream()
                        .flatMap(field -> value(request, field).stream())
                        .collect(Collectors.joining(" "));
        return names.isEmpty() ? Optional.empty() : Optional.of(noun + " " + names);
    }

    /** The ids and ARNs that AWS gave, as later requests will give them. */
    private static Stream<String> identifiers(String noun, IamRequest request, SdkPojo response) {
        return Stream.concat(Stream.of(response), nested(response)).flatMap(part -> {
            Optional<String> arn = value(part, "Arn").map(value -> noun + " " + value);
            Optional<String> id = NAMES.stream()
                    .filter(field -> value(request, field).isEmpty())
                    .flatMap(field -> value(part, field).stream())
                    .findFirst()
                    .map(value -> Stream.concat(
                                    value(request, "UserName").or(() -> value(request, "PolicyArn")).stream(),
                                    Stream.of(value))
                            .collect(Collectors.joining(" ", noun + " ", "")));
            return Stream.concat(arn.stream(), id.stream());
        });
    }

    private static Stream<SdkPojo> nested(SdkPojo response) {
        return response.sdkFields().stream()
                .map(field -> field.getValueOrDefault(response))
                .filter(SdkPojo.class::isInstance)
                .map(SdkPojo.class::cast);
    }

    private static Optional<String> value(SdkPojo pojo, String name) {
        return pojo.sdkFields().stream()
                .filter(field -> field.locationName().equals(name)
                        || field.unmarshallLocationName().equals(name))
                .findFirst()
                .map((SdkField<?> field) -> field.getValueOrDefault(pojo))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
