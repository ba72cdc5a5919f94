package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicySet;
import java.util.Set;
import java.util.TreeSet;

/** The two services that answer for an account, put together from its collections. */
public final class Services {
    private final Account account;
    private final Operations iam = new Operations();
    private final Operations sts = new Operations();
    private final Permissions permissions;

    /** Puts the services of an account together. */
    public Services(Account account) {
        this.account = account;
        ManagedPolicies policies = new ManagedPolicies(account);
        this.permissions = new Permissions(account, policies);
        policies.register(iam);
        new Users(account, policies).register(iam);
        new Groups(account).register(iam);
        new Roles(account, policies).register(iam);
        new InlinePolicies(account).register(iam);
        new Attachments(account, policies).register(iam);
        new AccessKeys(account).register(iam);
        new SigningCertificates(account).register(iam);
        new AccountSettings(account).register(iam);
        new Simulation(account, permissions).register(iam);
        new Tokens(account, permissions).register(sts);
    }

    /** Returns the account that is served. */
    public Account account() {
        return account;
    }

    /** Returns the operations of IAM. */
    public Operations iam() {
        return iam;
    }

    /** Returns the operations of STS. */
    public Operations sts() {
        return sts;
    }

    /** Returns what holds callers to their policies. */
    public Authorization authorization() {
        return new Authorization(account, permissions);
    }

    /** Returns the policies that speak for a user. */
    public PolicySet policiesOfUser(String name) {
        return permissions.of(account.user(name));
    }

    /** Returns a request by a user, with what is known of it. */
    public AccessRequest requestBy(String userName, String action, String resource) {
        return permissions.request(account.caller(account.user(userName)), action, resource);
    }

    /** Returns the names of the users, sorted. */
    public Set<String> userNames() {
        return new TreeSet<>(account.users().keySet());
    }

    /** Returns the names of the groups, sorted. */
    public Set<String> groupNames() {
        return new TreeSet<>(account.groups().keySet());
    }

    /** Returns the names of a user's groups, sorted; none if there is no such user. */
    public Set<String> groupsOf(String userName) {
        StoredUser user = account.users().get(userName);
        return user == null ? Set.of() : new TreeSet<>(user.groups());
    }

    /** Returns the names of the policies that are written into a group, sorted; none if there is no such group. */
    public Set<String> policiesOfGroup(String groupName) {
        StoredGroup group = account.groups().get(groupName);
        return group == null ? Set.of() : new TreeSet<>(group.inlinePolicies().keySet());
    }

    /** Returns how many access keys a user has; none if there is no such user. */
    public int accessKeysOf(String userName) {
        StoredUser user = account.users().get(userName);
        return user == null ? 0 : user.accessKeys().size();
    }
}
