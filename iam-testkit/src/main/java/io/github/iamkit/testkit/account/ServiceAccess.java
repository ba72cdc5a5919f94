package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.ListPoliciesGrantingServiceAccessEntry;
import software.amazon.awssdk.services.iam.model.ListPoliciesGrantingServiceAccessRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesGrantingServiceAccessResponse;
import software.amazon.awssdk.services.iam.model.PolicyGrantingServiceAccess;
import software.amazon.awssdk.services.iam.model.PolicyType;

/** Which policies give a user, group or role anything to do with a service. */
final class ServiceAccess {
    private static final int PAGE = 100;

    private final Account account;
    private final ManagedPolicies managed;

    ServiceAccess(Account account, ManagedPolicies managed) {
        this.account = account;
        this.managed = managed;
    }

    void register(Operations operations) {
        operations.add(
                "ListPoliciesGrantingServiceAccess",
                ListPoliciesGrantingServiceAccessRequest::builder,
                this::listPoliciesGrantingServiceAccess);
    }

    private ListPoliciesGrantingServiceAccessResponse listPoliciesGrantingServiceAccess(
            ListPoliciesGrantingServiceAccessRequest request) {
        Identity identity = account.resources()
                .identity(request.arn())
                .orElseThrow(() -> Refusal.noSuchEntity("Unable to retrieve specified IAM entity."));
        Page<ListPoliciesGrantingServiceAccessEntry> page = Page.of(
                        request.serviceNamespaces(), service -> service, PAGE, request.marker())
                .map(service -> ListPoliciesGrantingServiceAccessEntry.builder()
                        .serviceNamespace(service)
                        .policies(granting(identity, service))
                        .build());
        return ListPoliciesGrantingServiceAccessResponse.builder()
                .policiesGrantingServiceAccess(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private List<PolicyGrantingServiceAccess> granting(Identity identity, String service) {
        List<Identity> holders = new ArrayList<>(List.of(identity));
        if (identity instanceof StoredUser user) {
            user.groups().forEach(key -> account.groups().find(key).ifPresent(holders::add));
        }
        return holders.stream()
                .flatMap(holder -> Stream.concat(attached(holder, service), inline(holder, service)))
                .distinct()
                .toList();
    }

    private Stream<PolicyGrantingServiceAccess> attached(Identity holder, String service) {
        return holder.attachedPolicies().stream()
                .flatMap(arn -> managed.find(arn).stream())
                .filter(policy -> grants(policy.current().document().policy(), service))
                .map(policy -> PolicyGrantingServiceAccess.builder()
                        .policyName(policy.name())
                        .policyType(PolicyType.MANAGED)
                        .policyArn(policy.arn())
                        .build());
    }

    private static Stream<PolicyGrantingServiceAccess> inline(Identity holder, String service) {
        return holder.inlinePolicies().keys().stream()
                .filter(name -> holder.inlinePolicies()
                        .find(name)
                        .filter(document -> grants(document.policy(), service))
                        .isPresent())
                .map(name -> PolicyGrantingServiceAccess.builder()
                        .policyName(name)
                        .policyType(PolicyType.INLINE)
                        .entityType(holder.type().toUpperCase(Locale.ROOT))
                        .entityName(holder.name())
                        .build());
    }

    private static boolean grants(io.github.iamkit.policy.Policy policy, String service) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .anyMatch(statement -> !statement.notActions().isEmpty()
                        || statement.actions().stream().anyMatch(action -> isOf(action, service)));
    }

    private static boolean isOf(Action action, String service) {
        return action.text().equals("*") || action.service().equalsIgnoreCase(service);
    }
}
