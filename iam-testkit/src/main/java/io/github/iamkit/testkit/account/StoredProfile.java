package io.github.iamkit.testkit.account;

import java.util.List;

/** A profile of Roles Anywhere: roles that sessions may be of, and how long these last. */
record StoredProfile(
        String arn, String name, List<String> roleArns, int seconds, boolean acceptsSessionNames, boolean isEnabled) {
    StoredProfile enabled(boolean enabled) {
        return new StoredProfile(arn, name, roleArns, seconds, acceptsSessionNames, enabled);
    }
}
