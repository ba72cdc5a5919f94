package io.github.iamkit.policy;

import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Who makes a request, as far as the text that names it tells.
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
abstract class Caller {
    /** The kinds of callers that decisions tell apart. */
    enum Kind {
        USER,
        ROLE,
        ROLE_SESSION,
        FEDERATED_USER,
        ROOT,
        SERVICE,
        PROVIDER,
        ANONYMOUS,
        /** Nobody in particular: the request does not say. */
        UNSTATED;

        /** Whether the caller acts under identity policies, and with them under a boundary. */
        boolean hasIdentityPolicies() {
            return this == USER || this == ROLE || this == ROLE_SESSION || this == FEDERATED_USER || this == UNSTATED;
        }

        /** Whether the caller is of an account, be it not known which. */
        boolean hasAccount() {
            return hasIdentityPolicies() || this == ROOT;
        }

        boolean isRole() {
            return this == ROLE || this == ROLE_SESSION;
        }
    }

    static final Caller UNSTATED_CALLER =
            ImmutableCaller.builder().kind(Kind.UNSTATED).text("").build();
    static final Caller ANONYMOUS_CALLER =
            ImmutableCaller.builder().kind(Kind.ANONYMOUS).text("anonymous").build();

    private static final String COGNITO = "cognito-identity.amazonaws.com";
    private static final Set<String> BUILT_IN_PROVIDERS =
            Set.of("accounts.google.com", "graph.facebook.com", "www.amazon.com", COGNITO);

    Caller() {}

    abstract Kind kind();

    /** What names the caller: an ARN, the name of a service or provider. */
    abstract String text();

    /** The partition of the ARN; empty if the caller has none. */
    @Value.Default
    String partition() {
        return "";
    }

    /** The account; empty if the caller has none. */
    @Value.Default
    String account() {
        return "";
    }

    /** The name without path of the user or role, or the name of the federated user. */
    @Value.Default
    String name() {
        return "";
    }

    /** The name of the role session. */
    @Value.Default
    String session() {
        return "";
    }

    /** The ARN of the role behind a session, where it is known with its path. */
    abstract Optional<String> knownRole();

    /** The ARN of the user who made the federated user's session. */
    abstract Optional<String> federatedBy();

    /** Whether a user calls with credentials of GetSessionToken. */
    @Value.Default
    boolean usesSessionToken() {
        return false;
    }

    /** The ARN of the role that the caller is or acts as; without its path where that is not known. */
    @Value.Derived
    String roleArn() {
        return switch (kind()) {
            case ROLE -> text();
            case ROLE_SESSION -> knownRole().orElse("arn:" + partition() + ":iam::" + account() + ":role/" + name());
            default -> "";
        };
    }

    /** Whether the role is known, with its path, to be one that a service made for itself. */
    @Value.Derived
    boolean isServiceLinkedRole() {
        return roleArn().contains(":role/aws-service-role/");
    }

    /**
     * Reads who calls from a text.
     *
     * @param action the action that is asked for, which tells the identity pools of Cognito from its service
     */
    static Caller of(String text, String action) {
        if (text.equals("*") || text.equals("anonymous")) {
            return ANONYMOUS_CALLER;
        }
        if (ArnFields.isAccountId(text)) {
            return root("arn:aws:iam::" + text + ":root", "", text);
        }
        if (text.startsWith("arn:")) {
            return ofArn(text);
        }
        boolean asksForRole = action.regionMatches(true, 0, "sts:AssumeRoleWith", 0, "sts:AssumeRoleWith".length());
        if (BUILT_IN_PROVIDERS.contains(text) && (asksForRole || !text.equals(COGNITO))) {
            return provider(text);
        }
        if (text.endsWith(".amazonaws.com") || text.endsWith(".amazonaws.com.cn")) {
            return service(text);
        }
        throw notACaller(text);
    }

    static Caller of(Principal principal, String action) {
        if (principal instanceof Principal.Everyone) {
            return ANONYMOUS_CALLER;
        }
        if (principal instanceof Principal.Service) {
            return service(principal.value());
        }
        if (principal instanceof Principal.Federated) {
            return provider(principal.value());
        }
        if (principal instanceof Principal.CanonicalUser) {
            throw notACaller(principal.value());
        }
        return of(principal.value(), action);
    }

    private static Caller ofArn(String text) {
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || !ArnFields.isAccountId(parts[4]) || parts[5].endsWith("/")) {
            throw notACaller(text);
        }
        String resource = parts[5];
        String type = resource.substring(0, resource.indexOf('/') + 1);
        String rest = resource.substring(type.length());
        String name = rest.substring(rest.lastIndexOf('/') + 1);
        ImmutableCaller.Builder caller =
                ImmutableCaller.builder().text(text).partition(parts[1]).account(parts[4]);
        switch (parts[2] + ":" + type) {
            case "iam:user/":
                return caller.kind(Kind.USER).name(name).build();
            case "iam:role/":
                return caller.kind(Kind.ROLE).name(name).build();
            case "sts:federated-user/":
                return caller.kind(Kind.FEDERATED_USER).name(rest).build();
            case "sts:assumed-role/":
                int slash = rest.indexOf('/');
                if (slash <= 0 || slash != rest.lastIndexOf('/')) {
                    throw notACaller(text);
                }
                return caller.kind(Kind.ROLE_SESSION)
                        .name(rest.substring(0, slash))
                        .session(rest.substring(slash + 1))
                        .build();
            case "iam:oidc-provider/", "iam:saml-provider/":
                return provider(text);
            default:
                if (parts[2].equals("iam") && resource.equals("root")) {
                    return root(text, parts[1], parts[4]);
                }
                throw notACaller(text);
        }
    }

    private static Caller root(String arn, String partition, String account) {
        return ImmutableCaller.builder()
                .kind(Kind.ROOT)
                .text(arn)
                .partition(partition)
                .account(account)
                .build();
    }

    private static Caller service(String name) {
        return ImmutableCaller.builder().kind(Kind.SERVICE).text(name).build();
    }

    private static Caller provider(String name) {
        return ImmutableCaller.builder().kind(Kind.PROVIDER).text(name).build();
    }

    private static IllegalArgumentException notACaller(String text) {
        return new IllegalArgumentException("`" + text + "` cannot make a request; name a user, role, role session,"
                + " federated user or root by its ARN, root by its account id, a service such as"
                + " `ec2.amazonaws.com`, an identity provider, or `anonymous`");
    }

    /** This caller as a session of a role that is known with its path. */
    Caller actingAs(String role) {
        String[] parts = role.split(":", 6);
        boolean fits = kind() == Kind.ROLE_SESSION
                && parts.length == 6
                && parts[1].equals(partition())
                && parts[4].equals(account())
                && parts[5].startsWith("role/")
                && parts[5].endsWith("/" + name());
        if (!fits) {
            throw new IllegalArgumentException("`" + role + "` is not the role of " + named()
                    + "; give the ARN of a role of that account and name");
        }
        return builder().knownRole(role).build();
    }

    /** This federated user as made by a user. */
    Caller federatedBy(String user) {
        if (kind() != Kind.FEDERATED_USER) {
            throw new IllegalArgumentException(
                    named() + " is not a federated user; only those are federated by a user");
        }
        String users = "arn:" + partition() + ":iam::" + account() + ":user/";
        if (!user.startsWith(users) || user.endsWith("/")) {
            throw new IllegalArgumentException("`" + user + "` is no user who could have made " + named()
                    + "; give the ARN of a user of that account, as in `" + users + "name`");
        }
        return builder().federatedBy(user).build();
    }

    /** This user as calling with credentials of GetSessionToken. */
    Caller withSessionToken() {
        if (kind() != Kind.USER) {
            throw new IllegalArgumentException(named() + " is not a user; GetSessionToken gives credentials to users");
        }
        return builder().usesSessionToken(true).build();
    }

    private String named() {
        return text().isEmpty() ? "a caller who is not stated" : "`" + text() + "`";
    }

    private ImmutableCaller.Builder builder() {
        return ImmutableCaller.builder()
                .kind(kind())
                .text(text())
                .partition(partition())
                .account(account())
                .name(name())
                .session(session());
    }
}
