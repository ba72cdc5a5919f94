package io.github.iamkit.testkit.account;

import java.util.List;

/** What IAM demands of the resources of identity policies, with its sentences. Fields that are missing stand for {@code *}. */
final class ResourceFormat {
    private static final int PARTITION = 1;
    private static final int VENDOR = 2;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    /** What resources of IAM start with, in the order in which AWS names them. */
    private static final List<String> IAM_PATHS = List.of(
            "user/",
            "federated-user/",
            "role/",
            "group/",
            "instance-profile/",
            "mfa/",
            "server-certificate/",
            "policy/",
            "sms-mfa/",
            "saml-provider/",
            "oidc-provider/",
            "report/",
            "access-report/");

    /** What is taken beside them. */
    private static final List<String> MORE_IAM_PATHS = List.of("root", "u2f/", "delegation-request/");

    private final String text;
    private final String[] parts;

    private ResourceFormat(String text) {
        this.text = text;
        this.parts = text.split(":", ArnParts.FIELDS);
    }

    /** Refuses a resource that is neither {@code *} nor an ARN as IAM takes it, in a partition. */
    static void require(String resource, String partition) {
        boolean isEverything = !resource.isEmpty() && resource.chars().allMatch(c -> c == '*');
        if (isEverything) {
            return;
        }
        if (!resource.startsWith("arn:")) {
            throw Refusal.malformed("Resource " + resource + " must be in ARN format or \"*\".");
        }
        ResourceFormat format = new ResourceFormat(resource);
        format.requirePartition(partition);
        format.requireVendor();
        if (!format.has(RESOURCE)) {
            format.requireNoGap();
        } else if (format.parts[VENDOR].equals("iam")) {
            format.requireIam();
        } else if (format.parts[VENDOR].equals("s3")) {
            format.requireBucketWithoutRegion();
        }
    }

    /** Refuses an ARN that lacks fields, as policies of sessions may not. */
    static void requireWhole(String resource) {
        if (resource.startsWith("arn:") && !new ResourceFormat(resource).has(RESOURCE)) {
            throw Refusal.malformed("Resource " + resource + " must be in ARN format or \"*\".");
        }
    }

    private boolean has(int part) {
        return parts.length > part;
    }

    private void requirePartition(String partition) {
        if (!parts[PARTITION].equals(partition) && parts[PARTITION].indexOf('*') < 0) {
            throw Refusal.malformed("Partition \"" + parts[PARTITION] + "\" is not valid for resource \"" + text
                    + ":*".repeat(ArnParts.FIELDS - parts.length) + "\".");
        }
    }

    private void requireVendor() {
        boolean isGood =
                has(VENDOR) && !parts[VENDOR].isEmpty() && parts[VENDOR].chars().noneMatch(c -> c == '*' || c == '?');
        if (!isGood) {
            throw Refusal.malformed("Resource vendor must be fully qualified and cannot contain regexes.");
        }
    }

    /** A short ARN with an empty field is taken for one that lost a colon. */
    private void requireNoGap() {
        if (text.contains("::")) {
            throw Refusal.malformed("The policy failed legacy parsing");
        }
    }

    private void requireIam() {
        if (!parts[REGION].isEmpty() && !parts[REGION].equals("*")) {
            throw Refusal.malformed("IAM resource " + text + " cannot contain region information.");
        }
        String resource = parts[RESOURCE];
        boolean isKnown = resource.equals("*")
                || IAM_PATHS.stream().anyMatch(resource::startsWith)
                || MORE_IAM_PATHS.stream().anyMatch(resource::startsWith);
        if (!isKnown) {
            throw Refusal.malformed(
                    "IAM resource path must either be \"*\" or start with " + String.join(", ", IAM_PATHS) + ".");
        }
    }

    /** Access points, which have an account, have a region too. */
    private void requireBucketWithoutRegion() {
        if (!parts[REGION].isEmpty() && parts[ACCOUNT].isEmpty()) {
            throw Refusal.malformed("Resource " + text + " can not contain region information.");
        }
    }
}
