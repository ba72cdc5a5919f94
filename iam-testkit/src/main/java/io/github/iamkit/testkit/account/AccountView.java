package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicySet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An account for those who look at it without a call, such as assertions: all that was written, whether callers see it yet or
 * not.
 *
 * <p>Thread-safe.
 */
public final class AccountView {
    private final Account account;
    private final Permissions permissions;

    AccountView(Account account, Permissions permissions) {
        this.account = account;
        this.permissions = permissions;
    }

    /**
     * What somebody may do.
     *
     * @param policies the policies that speak for them
     * @param request a request by them, about everything
     */
    public record Powers(PolicySet policies, AccessRequest request) {}

    /** Returns the names of the users, sorted. */
    public Set<String> userNames() {
        return account.latest(() -> names(account.users()));
    }

    /** Returns the names of the groups, sorted. */
    public Set<String> groupNames() {
        return account.latest(() -> names(account.groups()));
    }

    /** Returns the names of the roles, sorted. */
    public Set<String> roleNames() {
        return account.latest(() -> names(account.roles()));
    }

    private static Set<String> names(Table<? extends Named> all) {
        return all.values().stream().map(Named::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of a user's groups, sorted; none if there is no such user. */
    public Set<String> groupsOf(String userName) {
        return account.latest(() -> Named.find(account.users(), userName).stream()
                .flatMap(user -> user.groups().stream())
                .flatMap(group -> account.groups().find(group).stream())
                .map(StoredGroup::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Returns the names of the policies that are written into a group, sorted; none if there is no such group. */
    public Set<String> policiesOfGroup(String groupName) {
        return account.latest(() -> Named.find(account.groups(), groupName).stream()
                .flatMap(group -> group.inlinePolicies().keys().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Returns how many access keys a user has; none if there is no such user. */
    public int accessKeysOf(String userName) {
        return account.latest(() -> Named.find(account.users(), userName)
                .map(user -> user.accessKeys().size())
                .orElse(0));
    }

    /**
     * Returns what a user may do.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public Powers powersOfUser(String userName) {
        return account.latest(() -> {
            StoredUser user = Named.find(account.users(), userName)
                    .orElseThrow(() -> lacking("user", userName, names(account.users())));
            return new Powers(permissions.allOf(user), permissions.request(account.caller(user), "*", "*"));
        });
    }

    /**
     * Returns what a session of a role may do.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public Powers powersOfRole(String roleName) {
        return account.latest(() -> {
            StoredRole role = Named.find(account.roles(), roleName)
                    .orElseThrow(() -> lacking("role", roleName, names(account.roles())));
            AccessRequest request = AccessRequest.of("*", "*").by(account.arn(role));
            for (var tag : role.tags().entrySet()) {
                request = request.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
            }
            return new Powers(permissions.allOf(role), request);
        });
    }

    private static IllegalArgumentException lacking(String noun, String name, Set<String> names) {
        return new IllegalArgumentException("there is no " + noun + " `" + name + "`, only " + names);
    }
}
