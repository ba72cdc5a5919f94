package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Decision;
import java.util.Optional;

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
        new ServiceAccess(account, policies).register(iam);
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

    /** Returns the account for those who look at it without a call. */
    public AccountView view() {
        return new AccountView(account, permissions);
    }
}
