package io.github.iamkit.testkit;

import java.util.Set;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what an account holds.
 *
 * <pre>{@code
 * assertThat(aws).hasGroup("Admin").hasUserInGroup("david", "Admin").hasAccessKeys("david", 1);
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class FakeIamAssert extends AbstractAssert<FakeIamAssert, FakeIam> {
    FakeIamAssert(FakeIam actual) {
        super(actual, FakeIamAssert.class);
    }

    /** Verifies that there is a group of this name. */
    public FakeIamAssert hasGroup(String groupName) {
        isNotNull();
        requireMember("group", groupName, actual.view().groupNames());
        return this;
    }

    /** Verifies that there is a user of this name. */
    public FakeIamAssert hasUser(String userName) {
        isNotNull();
        requireMember("user", userName, actual.view().userNames());
        return this;
    }

    /** Verifies that there is no user of this name. */
    public FakeIamAssert hasNoUser(String userName) {
        isNotNull();
        if (actual.view().userNames().contains(userName)) {
            failWithMessage(
                    "expected no user `%s`, but the users are %s",
                    userName, actual.view().userNames());
        }
        return this;
    }

    /** Verifies that a user is in a group. */
    public FakeIamAssert hasUserInGroup(String userName, String groupName) {
        hasUser(userName);
        Set<String> groups = actual.view().groupsOf(userName);
        if (!groups.contains(groupName)) {
            failWithMessage("expected user `%s` in group `%s`, but its groups are %s", userName, groupName, groups);
        }
        return this;
    }

    /** Verifies that a policy is written into a group. */
    public FakeIamAssert hasGroupPolicy(String groupName, String policyName) {
        hasGroup(groupName);
        Set<String> policies = actual.view().policiesOfGroup(groupName);
        if (!policies.contains(policyName)) {
            failWithMessage(
                    "expected group `%s` with policy `%s`, but its policies are %s", groupName, policyName, policies);
        }
        return this;
    }

    /** Verifies how many access keys a user has, active or not. */
    public FakeIamAssert hasAccessKeys(String userName, int count) {
        hasUser(userName);
        int keys = actual.view().accessKeysOf(userName);
        if (keys != count) {
            failWithMessage("expected user `%s` with %s access keys, but it has %s", userName, count, keys);
        }
        return this;
    }

    private void requireMember(String noun, String name, Set<String> names) {
        if (!names.contains(name)) {
            failWithMessage("expected %s `%s`, but the %ss are %s", noun, name, noun, names);
        }
    }
}
