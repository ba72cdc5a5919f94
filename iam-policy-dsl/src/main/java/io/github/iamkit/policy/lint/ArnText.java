package io.github.iamkit.policy.lint;

import java.util.Optional;

/** A text with the six fields of an ARN, each of which may be a pattern; colons inside variables separate nothing. */
record ArnText(String partition, String service, String region, String account, String resource) {
    private static final int FIELDS = 6;

    static Optional<ArnText> of(String text) {
        if (!text.startsWith("arn:")) {
            return Optional.empty();
        }
        String[] fields = new String[FIELDS];
        int field = 0;
        int start = 0;
        for (int i = 0; i < text.length() && field < FIELDS - 1; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                fields[field++] = text.substring(start, i);
                start = i + 1;
            } else if (c == '$' && text.startsWith("${", i)) {
                int end = text.indexOf('}', i);
                i = end < 0 ? text.length() : end;
            }
        }
        fields[field] = text.substring(start);
        return field < FIELDS - 1
                ? Optional.empty()
                : Optional.of(new ArnText(fields[1], fields[2], fields[3], fields[4], fields[5]));
    }

    /** Tells whether a field is spelled out: it has neither wildcards nor variables. */
    static boolean isPlain(String field) {
        return !Patterns.hasVariable(field) && !Patterns.isPattern(field);
    }
}
