package io.github.iamkit.policy.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Text that can be written as JSON and read back unchanged: everything but NUL and lone surrogates.
 *
 * <p>Stateless and thread-safe.
 */
public final class WritableText {
    private WritableText() {}

    /** Returns the text as a string, or refuses it under the parameter's name. */
    public static String require(CharSequence text, String parameter) {
        String string = Objects.requireNonNull(text, parameter).toString();
        int bad = indexOfUnwritable(string);
        if (bad >= 0) {
            throw new IllegalArgumentException(parameter + " cannot hold " + describe(string.charAt(bad))
                    + ", found at index " + bad + "; remove it");
        }
        return string;
    }

    /** As {@link #require}, and refuses the empty text too. */
    public static String requireNonEmpty(CharSequence text, String parameter) {
        String string = require(text, parameter);
        if (string.isEmpty()) {
            throw new IllegalArgumentException(parameter + " is empty; give it at least one character");
        }
        return string;
    }

    /** Returns all the texts as strings, in order. */
    public static List<String> requireAll(CharSequence first, CharSequence[] rest, String parameter) {
        Objects.requireNonNull(rest, parameter);
        List<String> strings = new ArrayList<>(1 + rest.length);
        strings.add(require(first, parameter));
        for (CharSequence text : rest) {
            strings.add(require(text, parameter));
        }
        return List.copyOf(strings);
    }

    /** Returns all the texts as strings, in order; refuses an empty collection. */
    public static List<String> requireAll(Collection<? extends CharSequence> texts, String parameter) {
        Objects.requireNonNull(texts, parameter);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(parameter + " is an empty collection; give it at least one element");
        }
        List<String> strings = new ArrayList<>(texts.size());
        for (CharSequence text : texts) {
            strings.add(require(text, parameter));
        }
        return List.copyOf(strings);
    }

    /** As {@link #requireAll(CharSequence, CharSequence[], String)}, and refuses empty texts too. */
    public static List<String> requireAllNonEmpty(CharSequence first, CharSequence[] rest, String parameter) {
        List<String> strings = requireAll(first, rest, parameter);
        strings.forEach(string -> requireNonEmpty(string, parameter));
        return strings;
    }

    /** As {@link #requireAll(Collection, String)}, and refuses empty texts too. */
    public static List<String> requireAllNonEmpty(Collection<? extends CharSequence> texts, String parameter) {
        List<String> strings = requireAll(texts, parameter);
        strings.forEach(string -> requireNonEmpty(string, parameter));
        return strings;
    }

    /** Returns where the first NUL or lone surrogate stands, or -1. */
    public static int indexOfUnwritable(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            // Written out, as this runs for every constant of a service before anything is compiled.
            if (c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)) {
                continue;
            }
            boolean paired =
                    Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
            if (!paired) {
                return i;
            }
            i++;
        }
        return -1;
    }

    /** Names an unwritable character for a message. */
    public static String describe(char unwritable) {
        return unwritable == 0 ? "the NUL character" : String.format("the lone surrogate U+%04X", (int) unwritable);
    }
}
