package io.github.iamkit.testkit;

import io.github.iamkit.testkit.protocol.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * All that decides on access in an account, as {@code GetAccountAuthorizationDetails} tells it.
 *
 * @param policies the customer managed policies, and those of AWS that are attached to something
 */
record AccountContents(
        List<UserDetail> users, List<GroupDetail> groups, List<RoleDetail> roles, List<ManagedPolicyDetail> policies) {
    private static final int MOST_ITEMS = 1_000;

    static AccountContents of(Engine engine) {
        AccountContents all =
                new AccountContents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        GetAccountAuthorizationDetailsResponse part;
        String marker = null;
        do {
            part = (GetAccountAuthorizationDetailsResponse) engine.perform(
                    "GetAccountAuthorizationDetails",
                    GetAccountAuthorizationDetailsRequest.builder()
                            .maxItems(MOST_ITEMS)
                            .marker(marker)
                            .build());
            all.users.addAll(part.userDetailList());
            all.groups.addAll(part.groupDetailList());
            all.roles.addAll(part.roleDetailList());
            all.policies.addAll(part.policies());
            marker = part.marker();
        } while (part.isTruncated());
        return all;
    }

    /** Returns the names of the users of each group that has some. */
    Map<String, List<String>> members() {
        Map<String, List<String>> members = new HashMap<>();
        for (UserDetail user : users) {
            for (String group : user.groupList()) {
                members.computeIfAbsent(group, first -> new ArrayList<>()).add(user.userName());
            }
        }
        return members;
    }
}
