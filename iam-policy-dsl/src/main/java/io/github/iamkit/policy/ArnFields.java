package io.github.iamkit.policy;

import io.github.iamkit.policy.json.WritableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a text that should be an ARN, however many it has; colons inside variables separate nothing.
 *
 * @param fields at most six, of which the last may hold colons
 */
record ArnFields(List<String> fields) {
    static final int COUNT = 6;

    private static final Set<String> PARTITIONS =
            Set.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc");

    static ArnFields of(String text) {
        String masked = VariableText.masked(text);
        List<String> fields = new ArrayList<>(COUNT);
        int start = 0;
        for (int colon = masked.indexOf(':');
                colon >= 0 && fields.size() < COUNT - 1;
                colon = masked.indexOf(':', start)) {
            fields.add(text.substring(start, colon));
            start = colon + 1;
        }
        fields.add(text.substring(start));
        return new ArnFields(List.copyOf(fields));
    }

    boolean startsWithArn() {
        return fields.size() > 1 && fields.get(0).equals("arn");
    }

    boolean isComplete() {
        return fields.size() == COUNT;
    }

    Optional<String> partition() {
        return field(1);
    }

    Optional<String> service() {
        return field(2);
    }

    Optional<String> region() {
        return field(3);
    }

    Optional<String> account() {
        return field(4);
    }

    Optional<String> resource() {
        return field(5);
    }

    private Optional<String> field(int index) {
        return index < fields.size() ? Optional.of(fields.get(index)) : Optional.empty();
    }

    /** Tells whether the partition is spelled out and AWS has none of that name. */
    boolean hasUnknownPartition() {
        return partition()
                .filter(ArnFields::isPlain)
                .filter(name -> !PARTITIONS.contains(name))
                .isPresent();
    }

    /** Tells whether a field is spelled out: it has neither wildcards nor variables. */
    static boolean isPlain(String field) {
        return !VariableText.hasVariable(field) && !VariableText.hasWildcard(field);
    }

    /** Tells whether the text is twelve digits. */
    static boolean isAccountId(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String requireAccountId(CharSequence account) {
        String text = WritableText.require(account, "account");
        if (!isAccountId(text)) {
            throw new IllegalArgumentException("`" + text + "` is not an account id; write its twelve digits");
        }
        return text;
    }
}
