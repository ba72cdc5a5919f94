package io.github.iamkit.testkit;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.testkit.account.Organization;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The organization that a {@link FakeIam} belongs to, as far as IAM asks for it.
 *
 * <pre>{@code
 * FakeIam aws = FakeIam.builder()
 *     .organization(FakeOrganization.managedBy("999999999999").serviceControl(onlyEurope))
 *     .build();
 * }</pre>
 *
 * <p>Each call of {@link #serviceControl} and {@link #resourceControl} is one level, from the root down to the account. The
 * account that manages the organization is not held to them.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">AWS: service
 *     control policies</a>
 */
public final class FakeOrganization {
    private static final String ID = "o-exampleorgid";

    private final String managementAccount;
    private final Set<String> members;
    private final List<List<Policy>> serviceControls;
    private final List<List<ResourcePolicy>> resourceControls;
    private final boolean trustsIam;

    private FakeOrganization(
            String managementAccount,
            Set<String> members,
            List<List<Policy>> serviceControls,
            List<List<ResourcePolicy>> resourceControls,
            boolean trustsIam) {
        this.managementAccount = managementAccount;
        this.members = members;
        this.serviceControls = serviceControls;
        this.resourceControls = resourceControls;
        this.trustsIam = trustsIam;
    }

    /** Returns an organization with all features that an account manages, which trusts IAM. */
    public static FakeOrganization managedBy(String accountId) {
        return new FakeOrganization(
                Objects.requireNonNull(accountId, "accountId"), Set.of(), List.of(), List.of(), true);
    }

    /** Returns this organization with one more account, whose root {@code AssumeRoot} can take. */
    public FakeOrganization member(String accountId) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(Objects.requireNonNull(accountId, "accountId"));
        return new FakeOrganization(managementAccount, more, serviceControls, resourceControls, trustsIam);
    }

    /** Returns this organization with one more level of service control policies. */
    public FakeOrganization serviceControl(Policy... policies) {
        return new FakeOrganization(
                managementAccount, members, plus(serviceControls, List.of(policies)), resourceControls, trustsIam);
    }

    /** Returns this organization with one more level of resource control policies. */
    public FakeOrganization resourceControl(ResourcePolicy... policies) {
        return new FakeOrganization(
                managementAccount, members, serviceControls, plus(resourceControls, List.of(policies)), trustsIam);
    }

    /** Returns this organization before IAM was given access to it: features for members' roots cannot be enabled. */
    public FakeOrganization withoutTrustedAccess() {
        return new FakeOrganization(managementAccount, members, serviceControls, resourceControls, false);
    }

    private static <T> List<List<T>> plus(List<List<T>> levels, List<T> level) {
        List<List<T>> more = new ArrayList<>(levels);
        more.add(level);
        return List.copyOf(more);
    }

    Organization described() {
        return Organization.builder()
                .id(ID)
                .managementAccount(managementAccount)
                .addAllMembers(members)
                .hasAllFeatures(true)
                .trustsIam(trustsIam)
                .addAllServiceControls(serviceControls)
                .addAllResourceControls(resourceControls)
                .build();
    }

    /** Returns which account manages how many others. */
    @Override
    public String toString() {
        return ID + ", managed by " + managementAccount + ", with " + members.size() + " more accounts";
    }
}
