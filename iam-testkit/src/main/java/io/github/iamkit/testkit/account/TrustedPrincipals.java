package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.TrustPolicy;

/**
 * Users and roles whom trust policies name. AWS knows them by their ids and shows the ARNs that they have: the new one of
 * somebody who was renamed, and the id of somebody who is gone, so that a namesake who comes later is not trusted.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS: principal
 *     element</a>
 */
final class TrustedPrincipals {
    private TrustedPrincipals() {}

    /** Writes another ARN, or the id, into all trust policies that name an ARN. */
    static void replace(Account account, String arn, String replacement) {
        for (StoredRole role : account.roles().values()) {
            String named = Json.text(arn);
            String text = role.trust().text();
            if (text.contains(named)) {
                String changed = text.replace(named, Json.text(replacement));
                account.roles().put(role.withTrust(new Document<>(changed, TrustPolicy.parse(changed))));
            }
        }
    }
}
