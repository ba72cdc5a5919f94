package io.github.iamkit.testkit.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

/** How often each managed policy is used, counted once for all. */
final class Usage {
    private final Map<String, Integer> attached = new HashMap<>();
    private final Map<String, Integer> bounded = new HashMap<>();

    private Usage() {}

    static Usage of(Account account) {
        Usage usage = new Usage();
        for (Identity identity : account.identities()) {
            identity.attachedPolicies().forEach(arn -> usage.attached.merge(arn, 1, Integer::sum));
            identity.boundary().ifPresent(arn -> usage.bounded.merge(arn, 1, Integer::sum));
        }
        return usage;
    }

    /** Returns the ARNs of all policies that somebody has, sorted. */
    Set<String> attached() {
        return new TreeSet<>(attached.keySet());
    }

    /** Returns how many users, groups and roles have a policy. */
    int attached(String arn) {
        return attached.getOrDefault(arn, 0);
    }

    /** Returns how many users and roles are bounded by a policy. */
    int bounded(String arn) {
        return bounded.getOrDefault(arn, 0);
    }

    /** Tells whether a policy belongs into a list of those that are attached, or used in one way. */
    boolean isWanted(String arn, @Nullable Boolean onlyAttached, @Nullable PolicyUsageType usage) {
        if (usage == PolicyUsageType.PERMISSIONS_BOUNDARY) {
            return bounded(arn) > 0;
        }
        boolean isAsked = usage == PolicyUsageType.PERMISSIONS_POLICY || Boolean.TRUE.equals(onlyAttached);
        return !isAsked || attached(arn) > 0;
    }
}
