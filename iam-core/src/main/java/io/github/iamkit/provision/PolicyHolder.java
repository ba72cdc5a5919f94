package io.github.iamkit.provision;

import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;

/**
 * A user, group or role that a managed policy is attached to, or that it bounds.
 *
 * <pre>{@code
 * iam.policy("read-books").attachments().forEach(System.out::println);   // group Readers
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind what it is
 * @param name its name
 */
public record PolicyHolder(Kind kind, String name) {
    /** What can have managed policies. */
    public enum Kind {
        /** A user. */
        USER("User"),
        /** A group. */
        GROUP("Group"),
        /** A role. */
        ROLE("Role");

        private final String awsName;

        Kind(String awsName) {
            this.awsName = awsName;
        }
    }

    static Stream<PolicyHolder> of(ListEntitiesForPolicyResponse page) {
        return Stream.of(
                        page.policyGroups().stream().map(group -> new PolicyHolder(Kind.GROUP, group.groupName())),
                        page.policyUsers().stream().map(user -> new PolicyHolder(Kind.USER, user.userName())),
                        page.policyRoles().stream().map(role -> new PolicyHolder(Kind.ROLE, role.roleName())))
                .flatMap(holders -> holders);
    }

    String detachOperation() {
        return "Detach" + kind.awsName + "Policy";
    }

    void detach(IamClient client, String policyArn) {
        IdentityCalls calls = switch (kind) {
            case USER -> new UserCalls(client, name);
            case GROUP -> new GroupCalls(client, name);
            case ROLE -> new RoleCalls(client, name);
        };
        calls.detach(policyArn);
    }

    /** Returns both, as {@code group Readers}. */
    @Override
    public String toString() {
        return kind.awsName.toLowerCase(Locale.ROOT) + " " + name;
    }
}
