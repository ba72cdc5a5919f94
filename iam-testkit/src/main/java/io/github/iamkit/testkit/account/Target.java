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
 * What a request is about.
 *
 * @param arn what policies are matched against
 * @param shown how AWS names it in {@code AccessDenied}, which is not always by the ARN
 */
record Target(String arn, String shown) {
    /** The type of resource that each action is authorized on; none if it is all of them. */
    private static final Map<String, String> TYPE_OF_ACTION = load();

    private static Map<String, String> load() {
        Map<String, String> types = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Target.class.getResourceAsStream("authorization.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int space = line.indexOf(' ');
                types.put(space < 0 ? line : line.substring(0, space), space < 0 ? "" : line.substring(space + 1));
            });
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a request for an action is about. */
    static Target of(String action, SdkPojo request, Caller caller, Account account) {
        return switch (TYPE_OF_ACTION.getOrDefault(action, "")) {
            case "user" -> user(action, request, caller, account);
            case "group" -> named("group", "GroupName", action, request, account);
            case "role" -> role(action, request, account);
            case "policy" -> policy(action, request, account);
            case "instance-profile" -> created("instance-profile", "InstanceProfileName", request, account);
            case "server-certificate" -> created("server-certificate", "ServerCertificateName", request, account);
            case "mfa" ->
                Members.text(request, "SerialNumber")
                        .map(Target::whole)
                        .orElseGet(() -> created("mfa", "VirtualMFADeviceName", request, account));
            case "saml-provider" ->
                Members.text(request, "SAMLProviderArn")
                        .map(Target::whole)
                        .orElseGet(() -> whole(account.iamArn("saml-provider/" + text(request, "Name"))));
            case "oidc-provider" ->
                Members.text(request, "OpenIDConnectProviderArn")
                        .map(Target::whole)
                        .orElseGet(() -> whole(account.iamArn(
                                "oidc-provider/" + text(request, "Url").replace("https://", ""))));
            default -> everything(action, request, account);
        };
    }

    private static Target user(String action, SdkPojo request, Caller caller, Account account) {
        if (Members.text(request, "UserName").isEmpty() && caller.userName() != null) {
            StoredUser self = account.user(caller.userName());
            return new Target(account.arn(self), "user " + self.name());
        }
        return named("user", "UserName", action, request, account);
    }

    private static Target role(String action, SdkPojo request, Account account) {
        return Members.text(request, "RoleArn")
                .map(Target::whole)
                .orElseGet(() -> named("role", "RoleName", action, request, account));
    }

    private static Target policy(String action, SdkPojo request, Account account) {
        if (action.equals("iam:CreatePolicy")) {
            String path = Members.text(request, "Path").orElse("/");
            String name = text(request, "PolicyName");
            return new Target(account.iamArn("policy" + path + name), "policy " + name);
        }
        String arn = text(request, "PolicyArn");
        return new Target(arn, "policy " + arn);
    }

    private static Target named(String type, String member, String action, SdkPojo request, Account account) {
        String name = text(request, member);
        if (action.startsWith("iam:Create") && Members.find(request, "Path").isPresent()
                || action.equals("iam:Create" + Character.toUpperCase(type.charAt(0)) + type.substring(1))) {
            return whole(account.iamArn(type + Members.text(request, "Path").orElse("/") + name));
        }
        Optional<? extends Identity> identity = switch (type) {
            case "user" -> Account.find(account.users(), name);
            case "group" -> Account.find(account.groups(), name);
            default -> Account.find(account.roles(), name);
        };
        String arn = identity.map(account::arn).orElseGet(() -> account.iamArn(type + "/" + name));
        return new Target(arn, type + " " + name);
    }

    private static Target created(String type, String member, SdkPojo request, Account account) {
        String path = Members.text(request, "Path").orElse("/");
        return whole(account.iamArn(type + path + text(request, member)));
    }

    private static Target everything(String action, SdkPojo request, Account account) {
        String prefix = Members.text(request, "PathPrefix").orElse("/");
        return switch (action) {
            case "iam:ListUsers" -> new Target("*", account.iamArn("user" + prefix));
            case "iam:ListRoles" -> new Target("*", account.iamArn("role" + prefix));
            case "iam:ListGroups" -> new Target("*", account.iamArn("group" + prefix));
            case "iam:ListPolicies" -> new Target("*", "policy path " + prefix);
            default -> whole("*");
        };
    }

    private static Target whole(String arn) {
        return new Target(arn, arn);
    }

    private static String text(SdkPojo request, String member) {
        return Members.text(request, member).orElse("");
    }
}
