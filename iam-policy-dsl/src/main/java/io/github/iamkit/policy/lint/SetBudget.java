package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the policies of one bearer use up together: the characters of all inline policies, and the places for managed ones.
 * A set does not say whose its policies are, nor which are inline, so each reading that comes near its quota is named.
 */
final class SetBudget {
    /** What a user, group or role may have: characters of inline policies together, and managed policies attached. */
    private enum Bearer {
        USER("a user", 2_048, 10),
        GROUP("a group", 5_120, 10),
        ROLE("a role", 10_240, 20);

        private final String noun;
        private final int characters;
        private final int attachments;

        Bearer(String noun, int characters, int attachments) {
            this.noun = noun;
            this.characters = characters;
            this.attachments = attachments;
        }
    }

    private static final int PERCENT = 100;

    private SetBudget() {}

    /** Returns what there is to say of the identity policies of a set, if there are several. */
    static Optional<Finding> of(PolicySet policies, int budget) {
        List<PolicyDocument> documents =
                policies.levels(Layer.IDENTITY).stream().flatMap(List::stream).toList();
        long size = documents.stream().mapToLong(SetBudget::size).sum();
        List<String> shares = new ArrayList<>();
        for (Bearer bearer : Bearer.values()) {
            add(size, bearer.characters, " characters that " + bearer.noun + " has inline", budget, shares);
            add(documents.size(), bearer.attachments, " managed policies that " + bearer.noun + " has", budget, shares);
        }
        return documents.size() < 2 || shares.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(documents.size(), size, shares));
    }

    private static void add(long used, int quota, String noun, int budget, List<String> shares) {
        long percent = used * PERCENT / quota;
        if (percent >= budget) {
            shares.add(percent + " percent of the " + quota + noun);
        }
    }

    private static long size(PolicyDocument document) {
        return document.toJson().chars().filter(c -> c > ' ').count();
    }

    private static Finding finding(int count, long size, List<String> shares) {
        Finding.Builder finding = Finding.builder();
        finding.code(BudgetRules.QUOTA.code());
        finding.severity(BudgetRules.QUOTA.severity());
        finding.pointer("/" + Layer.IDENTITY.code());
        finding.message(
                "the " + count + " policies have " + size + " characters together: " + String.join(", ", shares));
        finding.remedy("join policies, use patterns, or spread them over several groups or roles");
        return finding.build();
    }
}
