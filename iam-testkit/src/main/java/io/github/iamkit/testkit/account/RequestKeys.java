package io.github.iamkit.testkit.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** The condition keys that a request and what it is about give values to, beside those of the caller. */
final class RequestKeys {
    static final String TAG_KEYS = "aws:TagKeys";

    private static final String BOUNDARY = "iam:PermissionsBoundary";

    /** Keys whose value is a member of the request. */
    private static final Map<String, String> BY_MEMBER = Map.ofEntries(
            Map.entry("PermissionsBoundary", BOUNDARY),
            Map.entry("AWSServiceName", "iam:AWSServiceName"),
            Map.entry("OrganizationsPolicyId", "iam:OrganizationsPolicyId"),
            Map.entry("ServiceName", "iam:ServiceSpecificCredentialServiceName"),
            Map.entry("CredentialAgeDays", "iam:ServiceSpecificCredentialAgeDays"),
            Map.entry("SessionDuration", "iam:DelegationDuration"),
            Map.entry("NotificationChannel", "iam:NotificationChannel"),
            Map.entry("ExternalId", "sts:ExternalId"),
            Map.entry("RoleSessionName", "sts:RoleSessionName"),
            Map.entry("SourceIdentity", "sts:SourceIdentity"),
            Map.entry("DurationSeconds", "sts:DurationSeconds"),
            Map.entry("SigningAlgorithm", "sts:SigningAlgorithm"));

    private final Map<String, List<String>> keys = new LinkedHashMap<>();

    private RequestKeys() {}

    /** Returns the keys of a request that is about a resource. */
    static Map<String, List<String>> of(SdkPojo request, String resource, Account account) {
        RequestKeys found = new RequestKeys();
        found.addMembers(request);
        found.addTags(Members.list(request, "Tags"));
        found.addTagKeys(Members.list(request, "TagKeys"));
        account.resources().find(resource).ifPresent(found::addTarget);
        return found.keys;
    }

    /** Returns the keys under which a role is passed to a service. */
    static Map<String, List<String>> ofPassing(String service, String roleArn, Account account) {
        RequestKeys found = new RequestKeys();
        found.put("iam:PassedToService", service);
        account.resources().find(roleArn).ifPresent(found::addTarget);
        return found.keys;
    }

    private void put(String key, String value) {
        keys.put(key, List.of(value));
    }

    private void addMembers(SdkPojo request) {
        BY_MEMBER.forEach(
                (member, key) -> Members.find(request, member).ifPresent(value -> put(key, value.toString())));
        String type = request.getClass().getSimpleName();
        if (type.startsWith("Attach") || type.startsWith("Detach")) {
            Members.text(request, "PolicyArn").ifPresent(arn -> put("iam:PolicyARN", arn));
        }
        addTexts("sts:TransitiveTagKeys", Members.list(request, "TransitiveTagKeys"));
        addTexts("sts:IdentityTokenAudience", Members.list(request, "Audience"));
        Members.pojo(request, "TaskPolicyArn")
                .flatMap(task -> Members.text(task, "arn"))
                .ifPresent(arn -> put("sts:TaskPolicyArn", arn));
        Members.pojo(request, "Permissions")
                .flatMap(wanted -> Members.text(wanted, "PolicyTemplateArn"))
                .ifPresent(arn -> put("iam:TemplateArn", arn));
    }

    private void addTexts(String key, Collection<?> values) {
        if (!values.isEmpty()) {
            keys.put(key, values.stream().map(String::valueOf).toList());
        }
    }

    private void addTagKeys(Collection<?> names) {
        addTexts(TAG_KEYS, names);
    }

    private void addTags(Collection<?> tags) {
        List<String> names = new ArrayList<>();
        for (Object tag : tags) {
            if (tag instanceof SdkPojo pojo) {
                String name = Members.text(pojo, "Key").orElse("");
                Optional<String> value = Members.text(pojo, "Value");
                if (!name.isEmpty() && value.isPresent()) {
                    names.add(name);
                    put("aws:RequestTag/" + name, value.get());
                }
            }
        }
        addTexts(TAG_KEYS, names);
    }

    /** Whatever has tags gives a key of AWS's, users and roles one of IAM's too, and their boundary. */
    private void addTarget(Tagged target) {
        addResourceTags("aws:ResourceTag/", target);
        if (target instanceof Identity identity) {
            addResourceTags("iam:ResourceTag/", identity);
            identity.boundary().ifPresent(boundary -> keys.putIfAbsent(BOUNDARY, List.of(boundary)));
        }
    }

    private void addResourceTags(String prefix, Tagged tagged) {
        tagged.tags().forEach((name, value) -> put(prefix + name, value));
    }
}
