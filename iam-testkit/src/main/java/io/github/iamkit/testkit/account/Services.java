package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.PolicySet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The two services that answer for an account, put together from its collections. */
public final class Services {
    private final Account account;
    private final Operations iam = new Operations();
    private final Operations sts = new Operations();
    private final Permissions permissions;
    private final Delegations delegations;
    private final PasswordPolicies passwordPolicies;
    private final RolesAnywhere rolesAnywhere;

    /** Puts the services of an account together. */
    public Services(Account account) {
        this.account = account;
        ManagedPolicies policies = new ManagedPolicies(account);
        this.permissions = new Permissions(account, policies);
        this.delegations = new Delegations(account);
        this.passwordPolicies = new PasswordPolicies(account);
        policies.register(iam);
        new Users(account, policies).register(iam);
        new Groups(account).register(iam);
        new Roles(account, policies).register(iam);
        new InlinePolicies(account).register(iam);
        new Attachments(account, policies).register(iam);
        new AccessKeys(account).register(iam);
        new SigningCertificates(account).register(iam);
        InstanceProfiles instanceProfiles = new InstanceProfiles(account);
        instanceProfiles.register(iam);
        new AuthorizationDetails(account, policies, instanceProfiles).register(iam);
        passwordPolicies.register(iam);
        new LoginProfiles(account, passwordPolicies).register(iam);
        new OidcProviders(account).register(iam);
        new SamlProviders(account).register(iam);
        ServerCertificates serverCertificates = new ServerCertificates(account);
        serverCertificates.register(iam);
        new VirtualMfaDevices(account).register(iam);
        new MfaDevices(account).register(iam);
        new SshKeys(account).register(iam);
        new ServiceCredentials(account).register(iam);
        AccountSettings settings = new AccountSettings(account);
        settings.register(iam);
        new AccountSummary(account, serverCertificates, settings).register(iam);
        new ServiceAccess(account, policies, permissions).register(iam);
        new Simulation(account, permissions).register(iam);
        new LastAccess(account, policies, permissions).register(iam);
        new ServiceLinkedRoles(account, policies).register(iam);
        new OrganizationsReports(account).register(iam);
        OrganizationsFeatures features = new OrganizationsFeatures(account);
        features.register(iam);
        new OutboundFederation(account).register(iam, sts);
        new Tokens(account, policies).register(sts);
        RoleSessions roleSessions = new RoleSessions(account, policies, permissions);
        roleSessions.register(sts);
        new FederatedSessions(account, policies, roleSessions).register(sts);
        new CredentialReports(account).register(iam);
        delegations.register(iam, sts);
        new RootSessions(account, features).register(sts);
        this.rolesAnywhere = new RolesAnywhere(account, roleSessions);
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

    /** Returns Roles Anywhere. */
    public RolesAnywhere rolesAnywhere() {
        return rolesAnywhere;
    }

    /** Returns what holds callers to their policies. */
    public Authorization authorization() {
        return new Authorization(account, permissions, passwordPolicies);
    }

    /** Returns the token that was sent for a delegation request; nothing if none was. */
    public Optional<String> delegationToken(String requestId) {
        return delegations.tokenOf(requestId);
    }

    /** Returns what a service answers to a request that it does not allow, for {@code DecodeAuthorizationMessage}. */
    public String encode(Decision decision) {
        return account.authorizationMessages().encode(decision);
    }

    /** Returns the policies that speak for a user. */
    public PolicySet policiesOfUser(String name) {
        return permissions.allOf(account.user(name));
    }

    /** Returns a request by a user, with what is known of it. */
    public AccessRequest requestBy(String userName, String action, String resource) {
        return permissions.request(account.caller(account.user(userName)), action, resource);
    }

    /** Returns the policies that speak for a session of a role. */
    public PolicySet policiesOfRole(String name) {
        return permissions.allOf(account.role(name));
    }

    /** Returns a request by a role, with what is known of it. */
    public AccessRequest requestByRole(String roleName, String action, String resource) {
        StoredRole role = account.role(roleName);
        AccessRequest request = AccessRequest.of(action, resource).by(account.arn(role));
        for (var tag : role.tags().entrySet()) {
            request = request.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return request;
    }

    /** Returns the names of the roles, sorted. */
    public Set<String> roleNames() {
        return names(account.roles());
    }

    /** Returns the names of the users, sorted. */
    public Set<String> userNames() {
        return names(account.users());
    }

    /** Returns the names of the groups, sorted. */
    public Set<String> groupNames() {
        return names(account.groups());
    }

    /** Returns the names of a user's groups, sorted; none if there is no such user. */
    public Set<String> groupsOf(String userName) {
        return Account.find(account.users(), userName)
                .map(user -> account.groups().values().stream()
                        .filter(group -> user.groups().contains(group.key()))
                        .map(StoredGroup::name)
                        .collect(Collectors.toCollection(() -> (Set<String>) new TreeSet<String>())))
                .orElse(Set.of());
    }

    private static Set<String> names(Table<? extends Identity> all) {
        return all.values().stream().map(Identity::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of the policies that are written into a group, sorted; none if there is no such group. */
    public Set<String> policiesOfGroup(String groupName) {
        return Account.find(account.groups(), groupName)
                .map(group -> (Set<String>) new TreeSet<>(group.inlinePolicies().keys()))
                .orElse(Set.of());
    }

    /** Returns how many access keys a user has; none if there is no such user. */
    public int accessKeysOf(String userName) {
        return Account.find(account.users(), userName)
                .map(user -> user.accessKeys().size())
                .orElse(0);
    }
}
