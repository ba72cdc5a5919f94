package io.github.iamkit.policy;

import io.github.iamkit.policy.PolicyUse.Kind;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Checks of the texts that name resources. */
final class ResourceChecks {
    private static final Set<String> WITHOUT_REGION = Set.of("iam", "s3");

    private ResourceChecks() {}

    static void check(Candidate candidate, Report report) {
        Set<String> partitions = new LinkedHashSet<>();
        for (PlacedStatement statement : candidate.statements()) {
            for (int i = 0; i < statement.resources().size(); i++) {
                String resource = statement.resources().get(i);
                Place place = statement.placeOfResource(i);
                check(resource, candidate.use(), place, report);
                checkPartition(resource, partitions, place, report);
            }
        }
    }

    private static void check(String resource, PolicyUse use, Place place, Report report) {
        if (isStars(resource)) {
            return;
        }
        ArnFields arn = ArnFields.of(resource);
        if (!arn.startsWithArn()) {
            if (!VariableText.hasVariable(resource) || !resource.startsWith("${")) {
                report.add(
                        ValidationCode.INVALID_ARN_PREFIX,
                        place,
                        "`" + resource + "` is no ARN",
                        "write arn:partition:service:region:account:resource, or `*` for everything");
            }
            return;
        }
        if (!arn.isComplete()) {
            report.add(
                    ValidationCode.MISSING_ARN_FIELD,
                    place,
                    "`" + resource + "` has " + arn.fields().size() + " fields, and an ARN " + ArnFields.COUNT,
                    "write arn:partition:service:region:account:resource");
            return;
        }
        checkFields(arn, resource, use, place, report);
    }

    private static boolean isStars(String resource) {
        return !resource.isEmpty() && resource.chars().allMatch(c -> c == '*');
    }

    private static void checkFields(ArnFields arn, String resource, PolicyUse use, Place place, Report report) {
        if (arn.hasUnknownPartition()) {
            unknownPartition(arn, resource, place, report);
        }
        checkService(arn.service().orElse(""), use, place, report);
        checkRegion(arn, place, report);
        checkAccount(arn.account().orElse(""), place, report);
        if (arn.resource().filter(String::isEmpty).isPresent()) {
            report.add(
                    ValidationCode.X_MISSING_ARN_RESOURCE,
                    place,
                    "`" + resource + "` names no resource, so it matches nothing",
                    "write what stands after the fifth colon, be it `*`");
        }
    }

    /** Adds that AWS has no such partition. */
    static void unknownPartition(ArnFields arn, String text, Place place, Report report) {
        report.add(
                ValidationCode.INVALID_PARTITION,
                place,
                "`" + text + "` is in partition `" + arn.partition().orElse("") + "`, which AWS does not have",
                "write `aws`, `aws-cn` or `aws-us-gov`");
    }

    private static void checkService(String service, PolicyUse use, Place place, Report report) {
        if (VariableText.hasVariable(service)) {
            return;
        }
        if (VariableText.hasWildcard(service)) {
            report.add(
                    ValidationCode.WILDCARD_IN_SERVICE_NAME,
                    place,
                    "the service `" + service + "` of the ARN has a wildcard",
                    "spell the service out, or write `*` for everything");
        } else if (service.isEmpty() || !service.chars().allMatch(c -> isAlphanumeric(c) || c == '-')) {
            report.add(
                    ValidationCode.X_INVALID_ARN_SERVICE,
                    place,
                    "`" + service + "` can be no service: it is spelled out with letters, digits and hyphens",
                    "write the service's name, such as `s3`");
        } else if (!service.equals(service.toLowerCase(Locale.ROOT))) {
            report.add(
                    ValidationCode.INVALID_ARN_SERVICE_CASE,
                    place,
                    "the service `" + service + "` of the ARN has capital letters, so it matches nothing",
                    "write `" + service.toLowerCase(Locale.ROOT) + "`");
        } else if (use.kind() == Kind.RESOURCE && use.hasService() && !isOfService(service, use)) {
            report.add(
                    ValidationCode.UNSUPPORTED_RESOURCE_ARN_IN_POLICY,
                    place,
                    "an ARN of `" + service + "` has no meaning in " + use.description(),
                    "name the resource that the policy is on");
        }
    }

    private static boolean isOfService(String service, PolicyUse use) {
        return service.equals(use.service()) || use.isS3() && service.startsWith("s3");
    }

    private static void checkRegion(ArnFields arn, Place place, Report report) {
        String service = arn.service().orElse("");
        String region = arn.region().orElse("");
        boolean isOfAccessPoint = arn.resource().orElse("").startsWith("accesspoint")
                || arn.resource().orElse("").startsWith("job/")
                || arn.resource().orElse("").startsWith("storage-lens");
        if (WITHOUT_REGION.contains(service) && ArnFields.isPlain(region) && !region.isEmpty() && !isOfAccessPoint) {
            report.add(
                    ValidationCode.ARN_REGION_NOT_ALLOWED,
                    place,
                    "the ARN names region `" + region + "`, and what it is about lies in none",
                    "leave the region empty");
        }
    }

    private static void checkAccount(String account, Place place, Report report) {
        boolean isFine = account.isEmpty()
                || !ArnFields.isPlain(account)
                || ArnFields.isAccountId(account)
                || account.equals("aws")
                || account.equals("aws-managed")
                || account.equals("third-party")
                || account.equals("cloudfront");
        if (!isFine) {
            report.add(
                    ValidationCode.INVALID_ARN_ACCOUNT,
                    place,
                    "`" + account + "` can be no account",
                    "write its twelve digits, or leave it empty where the service asks for none");
        }
    }

    private static void checkPartition(String resource, Set<String> partitions, Place place, Report report) {
        ArnFields arn = ArnFields.of(resource);
        String partition = arn.partition().orElse("");
        boolean isNamed = arn.startsWithArn() && ArnFields.isPlain(partition) && !arn.hasUnknownPartition();
        if (isNamed && !partitions.isEmpty() && !partitions.contains(partition)) {
            report.add(
                    ValidationCode.X_MIXED_PARTITIONS,
                    place,
                    "`" + resource + "` is in partition `" + partition + "`, and others here in " + partitions,
                    "write a policy for each partition, or `arn:*:` in front");
        }
        if (isNamed) {
            partitions.add(partition);
        }
    }

    private static boolean isAlphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
