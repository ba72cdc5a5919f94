package io.github.iamkit.testkit.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What is known of a role that only one service of AWS assumes.
 *
 * @param name the role's name
 * @param policy the name of the AWS managed policy that it has, if known
 * @param takesSuffix whether whoever creates it may add a suffix
 */
record ServiceLinkedRole(String name, Optional<String> policy, boolean takesSuffix) {
    private static final String NAME = "AWSServiceRoleFor";
    private static final String DOMAIN = ".amazonaws.com";
    private static final Map<String, ServiceLinkedRole> BY_SERVICE = load();

    private static Map<String, ServiceLinkedRole> load() {
        Map<String, ServiceLinkedRole> roles = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ServiceLinkedRole.class.getResourceAsStream("service-linked-roles.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                Optional<String> policy = words[2].equals("-") ? Optional.empty() : Optional.of(words[2]);
                roles.put(words[0], new ServiceLinkedRole(words[1], policy, words.length > 3));
            });
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the role of a service; nothing if no service can have that name. Names of services not listed are made up. */
    static Optional<ServiceLinkedRole> of(String service) {
        ServiceLinkedRole known = BY_SERVICE.get(service);
        if (known != null) {
            return Optional.of(known);
        }
        boolean isService = service.endsWith(DOMAIN)
                && service.length() > DOMAIN.length()
                && service.chars().allMatch(c -> c == '.' || c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        return isService
                ? Optional.of(new ServiceLinkedRole(madeUp(service), Optional.empty(), false))
                : Optional.empty();
    }

    private static String madeUp(String service) {
        StringBuilder name = new StringBuilder(NAME);
        for (String word :
                service.substring(0, service.length() - DOMAIN.length()).split("[.-]")) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }

    /** Returns the name that a request to create a service's role would give it. */
    static String nameFor(String service, SdkPojo request) {
        String name = of(service).map(ServiceLinkedRole::name).orElse(NAME + "*");
        return Members.text(request, "CustomSuffix")
                .map(suffix -> name + "_" + suffix)
                .orElse(name);
    }
}
