package io.github.iamkit.testkit.account;

import java.util.Optional;

/**
 * The parts of an ARN, as requests give it.
 *
 * @param account the account's id; empty where AWS names none
 * @param resource all that comes after the account, colons and slashes included
 */
record ArnParts(String partition, String service, String region, String account, String resource) {
    /** The number of fields that colons part, {@code arn} among them. */
    static final int FIELDS = 6;

    /** Returns the parts of a text that is an ARN. */
    static Optional<ArnParts> of(String arn) {
        String[] fields = arn.split(":", FIELDS);
        return fields.length == FIELDS && fields[0].equals("arn")
                ? Optional.of(new ArnParts(fields[1], fields[2], fields[3], fields[4], fields[5]))
                : Optional.empty();
    }

    /**
     * Refuses what is no ARN, or one of another kind.
     *
     * @param type what is in all ARNs of the wanted kind
     */
    static void require(String arn, String type) {
        if (of(arn).isEmpty()) {
            throw Refusal.invalid("Invalid ARN:  Could not be parsed!");
        }
        if (!arn.contains(type)) {
            throw new Refusal("InvalidInput", "ARN " + arn + " is not valid.");
        }
    }

    /** Returns what comes before the first slash, such as {@code user}; the whole resource if there is none. */
    String type() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    /** Returns what comes after the last slash; the whole resource if there is none. */
    String name() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
