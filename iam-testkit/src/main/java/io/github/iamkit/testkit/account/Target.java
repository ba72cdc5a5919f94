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
    private static final Target EVERYTHING = whole("*");

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

    /** Returns what a request for an action is about; everything, if the request does not say it. */
    static Target of(String action, SdkPojo request, Caller caller, Account account) {
        String operation = action.substring(action.indexOf(':') + 1);
        return switch (TYPE_OF_ACTION.getOrDefault(action, "")) {
            case "user" -> user(operation, request, caller, account);
            case "group" -> group(operation, request, account);
            case "role" -> role(operation, request, account);
            case "policy" -> policy(operation, request, account);
            case "instance-profile" ->
                operation.startsWith("Create")
                        ? created("instance-profile", "InstanceProfileName", request, account)
                        : named("instance-profile", "InstanceProfileName", request, account);
            case "server-certificate" ->
                operation.startsWith("Upload")
                        ? created("server-certificate", "ServerCertificateName", request, account)
                        : present("server-certificate", "ServerCertificateName", request, account);
            case "mfa" -> arnOr("SerialNumber", created("mfa", "VirtualMFADeviceName", request, account), request);
            case "saml-provider" ->
                arnOr("SAMLProviderArn", created("saml-provider", "Name", request, account), request);
            case "oidc-provider" -> arnOr("OpenIDConnectProviderArn", oidcProvider(request, account), request);
            case "delegation-request" ->
                arnOr("EntityArn", created("delegation-request", "DelegationRequestId", request, account), request);
            case "access-report" -> created("access-report", "EntityPath", request, account);
            case "federated-user" ->
                whole(account.stsArn(
                        "federated-user/" + Members.text(request, "Name").orElse("*")));
            case "root-user" -> rootOfMember(request, account);
            default -> listing(operation, request, account);
        };
    }

    /** Returns what a user, group or server certificate becomes by a request, which has to be allowed as well as what it was. */
    static Optional<Target> ofRenamed(String action, SdkPojo request, Account account) {
        return switch (action) {
            case "iam:UpdateUser" -> renamed("user", "UserName", request, account);
            case "iam:UpdateGroup" -> renamed("group", "GroupName", request, account);
            case "iam:UpdateServerCertificate" ->
                renamed("server-certificate", "ServerCertificateName", request, account);
            default -> Optional.empty();
        };
    }

    private static Optional<Target> renamed(String type, String member, SdkPojo request, Account account) {
        Optional<String> path = Members.text(request, "NewPath");
        Optional<String> name = Members.text(request, "New" + member);
        if (path.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        return Members.text(request, member)
                .flatMap(old -> account.resources().named(type, old))
                .map(old -> whole(account.iamArn(type + path.orElse(old.path()) + name.orElse(old.name()))));
    }

    /** Returns the role that a request passes to a service. */
    static Target ofPassedRole(SdkPojo request, Account account) {
        return whole(named("role", "RoleName", request, account).arn());
    }

    private static Target user(String operation, SdkPojo request, Caller caller, Account account) {
        if (operation.equals("CreateUser")) {
            return created("user", "UserName", request, account);
        }
        if (operation.equals("GetAccessKeyLastUsed")) {
            return Members.text(request, "AccessKeyId")
                    .flatMap(account.keys()::owner)
                    .map(owner -> new Target(account.arn(owner), "user " + owner.name()))
                    .orElse(EVERYTHING);
        }
        if (Members.text(request, "UserName").isEmpty() && caller.userName() != null) {
            return new Target(account.arn(account.user(caller.userName())), "user " + caller.userName());
        }
        return named("user", "UserName", request, account);
    }

    /** Some operations take a user, role or policy as well, by its ARN. */
    private static Target group(String operation, SdkPojo request, Account account) {
        if (operation.equals("CreateGroup")) {
            return created("group", "GroupName", request, account);
        }
        return arnOr("PolicySourceArn", arnOr("Arn", named("group", "GroupName", request, account), request), request);
    }

    private static Target role(String operation, SdkPojo request, Account account) {
        return switch (operation) {
            case "CreateRole" -> created("role", "RoleName", request, account);
            case "CreateServiceLinkedRole" -> serviceLinkedRole(request, account);
            default -> arnOr("RoleArn", named("role", "RoleName", request, account), request);
        };
    }

    private static Target serviceLinkedRole(SdkPojo request, Account account) {
        String service = Members.text(request, "AWSServiceName").orElse("*");
        return whole(
                account.iamArn("role/aws-service-role/" + service + "/" + ServiceLinkedRole.nameFor(service, request)));
    }

    private static Target policy(String operation, SdkPojo request, Account account) {
        if (operation.equals("CreatePolicy")) {
            String name = Members.text(request, "PolicyName").orElse("*");
            return new Target(created("policy", "PolicyName", request, account).arn(), "policy " + name);
        }
        String arn = Members.text(request, "PolicyArn").orElse("*");
        return new Target(arn, "policy " + arn);
    }

    /** Something that exists, or should, and is shown by its type and name. */
    private static Target named(String type, String member, SdkPojo request, Account account) {
        Target present = present(type, member, request, account);
        return Members.text(request, member)
                .map(name -> new Target(present.arn(), type.replace('-', ' ') + " " + name))
                .orElse(present);
    }

    /** Something that exists, or should: by its name alone, so that its path has to be looked up. */
    private static Target present(String type, String member, SdkPojo request, Account account) {
        String name = Members.text(request, member).orElse("*");
        return whole(account.resources()
                .named(type, name)
                .map(account::arn)
                .orElseGet(() -> account.iamArn(type + "/" + name)));
    }

    /** Something that gets its path and name by the request. */
    private static Target created(String type, String member, SdkPojo request, Account account) {
        String path = Members.text(request, "Path").orElse("/");
        String name = Members.text(request, member).orElse("*");
        return whole(account.iamArn(type + path + name));
    }

    private static Target oidcProvider(SdkPojo request, Account account) {
        String url = Members.text(request, "Url").orElse("*");
        return whole(
                account.iamArn("oidc-provider/" + url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3)));
    }

    private static Target rootOfMember(SdkPojo request, Account account) {
        String member = Members.text(request, "TargetPrincipal").orElse("*");
        return whole(member.startsWith("arn:") ? member : "arn:" + account.partition() + ":iam::" + member + ":root");
    }

    private static Target arnOr(String member, Target other, SdkPojo request) {
        return Members.text(request, member).map(Target::whole).orElse(other);
    }

    private static Target listing(String operation, SdkPojo request, Account account) {
        String prefix = Members.text(request, "PathPrefix").orElse("/");
        return switch (operation) {
            case "ListUsers" -> new Target("*", account.iamArn("user" + prefix));
            case "ListRoles" -> new Target("*", account.iamArn("role" + prefix));
            case "ListGroups" -> new Target("*", account.iamArn("group" + prefix));
            case "ListInstanceProfiles" -> new Target("*", account.iamArn("instance-profile" + prefix));
            case "ListServerCertificates" -> new Target("*", account.iamArn("server-certificate" + prefix));
            case "ListVirtualMFADevices" -> new Target("*", account.iamArn("mfa/"));
            case "ListPolicies" -> new Target("*", "policy path " + prefix);
            default -> EVERYTHING;
        };
    }

    /** Something that AWS shows by its ARN. */
    static Target whole(String arn) {
        return new Target(arn, arn);
    }
}
