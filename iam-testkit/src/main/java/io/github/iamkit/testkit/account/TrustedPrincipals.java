package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Users and roles whom trust policies name. AWS knows them by their ids and shows the ARNs that they have: the new one of
 * somebody who was renamed, and the id of somebody who is gone, so that a namesake who comes later is not trusted.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS: principal
 *     element</a>
 */
final class TrustedPrincipals {
    private static final Set<String> PRINCIPALS = Set.of("Principal", "NotPrincipal");

    private TrustedPrincipals() {}

    /** Writes another ARN, or the id, into all trust policies that name an ARN as principal. */
    static void replace(Account account, String arn, String replacement) {
        for (StoredRole role : account.roles().values()) {
            String text = role.trust().text();
            String changed = replaced(text, arn, replacement);
            if (!changed.equals(text)) {
                account.roles().put(role.withTrust(new Document<>(changed, TrustPolicy.parse(changed))));
            }
        }
    }

    private static String replaced(String text, String arn, String replacement) {
        List<Integer> places = new ArrayList<>();
        addPrincipals(Json.read(new SourceText(text)), false, arn, places);
        StringBuilder changed = new StringBuilder(text);
        places.sort(Comparator.reverseOrder());
        for (int place : places) {
            changed.replace(place, endOfText(text, place), Json.text(replacement));
        }
        return changed.toString();
    }

    /** Adds where the ARN stands; what conditions compare with is text, and stays. */
    private static void addPrincipals(JsonValue value, boolean isPrincipal, String arn, List<Integer> places) {
        if (value instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                if (!member.name().equals("Condition")) {
                    addPrincipals(member.value(), isPrincipal || PRINCIPALS.contains(member.name()), arn, places);
                }
            }
        } else if (value instanceof JsonArray array) {
            array.values().forEach(one -> addPrincipals(one, isPrincipal, arn, places));
        } else if (isPrincipal
                && value instanceof JsonScalar scalar
                && scalar.text().equals(arn)) {
            places.add(scalar.offset());
        }
    }

    private static int endOfText(String json, int start) {
        int end = start + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }
}
