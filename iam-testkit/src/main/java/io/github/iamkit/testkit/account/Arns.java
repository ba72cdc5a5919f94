package io.github.iamkit.testkit.account;

/** ARNs as requests give them. */
final class Arns {
    private Arns() {}

    /**
     * Refuses what is no ARN, or one of another kind.
     *
     * @param type what is in all ARNs of the wanted kind
     */
    static void require(String arn, String type) {
        if (!arn.startsWith("arn:") || arn.split(":", 6).length < 6) {
            throw Refusal.invalid("Invalid ARN:  Could not be parsed!");
        }
        if (!arn.contains(type)) {
            throw new Refusal("InvalidInput", "ARN " + arn + " is not valid.");
        }
    }
}
