package io.github.iamkit.testkit.account;

/** ARNs as requests give them. */
final class Arns {
    /** The number of fields that colons part. */
    static final int PARTS = 6;

    private Arns() {}

    /**
     * Refuses what is no ARN, or one of another kind.
     *
     * @param type what is in all ARNs of the wanted kind
     */
    static void require(String arn, String type) {
        if (!arn.startsWith("arn:") || arn.split(":", PARTS).length < PARTS) {
            throw Refusal.invalid("Invalid ARN:  Could not be parsed!");
        }
        if (!arn.contains(type)) {
            throw new Refusal("InvalidInput", "ARN " + arn + " is not valid.");
        }
    }
}
