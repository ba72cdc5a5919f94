package io.github.iamkit.actions;

import java.util.Objects;

/** Checks what is put into ARNs and keys, so that a slip is told at once and not by a policy that never matches. */
final class Parts {
    private static final int DIGITS_OF_ACCOUNT = 12;

    private Parts() {}

    /** Returns text that has at least one character. */
    static String text(CharSequence value, String parameter) {
        String text = Objects.requireNonNull(value, parameter).toString();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(parameter + " is empty; give it at least one character");
        }
        return text;
    }

    /** Returns an account's number, {@code aws}, or a pattern or variable for them. */
    static String account(CharSequence value, String parameter) {
        String text = text(value, parameter);
        boolean isNumber = text.length() == DIGITS_OF_ACCOUNT && text.chars().allMatch(Parts::isDigit);
        if (!isNumber && !text.equals("aws") && !isOpen(text)) {
            throw new IllegalArgumentException(
                    parameter + " `" + text + "` is no account; write its 12 digits, or a pattern such as `*`");
        }
        return text;
    }

    /** Returns a region's name, or a pattern or variable for them. */
    static String region(CharSequence value, String parameter) {
        String text = text(value, parameter);
        boolean isName =
                text.chars().allMatch(Parts::isOfRegion) && !text.chars().allMatch(Parts::isDigit);
        if (!isName && !isOpen(text)) {
            throw new IllegalArgumentException(parameter + " `" + text
                    + "` is no region; write a name such as `eu-west-1`, or a pattern such as `*`");
        }
        return text;
    }

    private static boolean isOpen(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.contains("${");
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfRegion(int c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c == '-';
    }
}
