package io.github.iamkit.actions.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of AWS's things as Java has them. They are API: an edit here renames what applications use. */
final class JavaNames {
    /** Words that have capitals inside, plurals of abbreviations, abbreviations, plain words, numbers. */
    private static final Pattern WORD = Pattern.compile("IPv[46]|IoT|IdP(?![a-z])|OAuth[0-9]*|OTel"
            + "|[A-Z]{2,}s(?=[A-Z]|$)|[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+");

    private static final Set<String> RESERVED = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " false final finally float for goto if implements import instanceof int interface long native"
                            + " new null package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient true try void volatile while")
                    .split(" "));

    private JavaNames() {}

    /** {@code execute-api} is {@code ExecuteApi}. */
    static String className(String prefix) {
        return Arrays.stream(prefix.split("-")).map(JavaNames::capitalised).collect(Collectors.joining());
    }

    /** {@code ListOpenIDConnectProviders} is {@code LIST_OPEN_ID_CONNECT_PROVIDERS}. */
    static String constant(String name) {
        return words(name).stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_"));
    }

    /** {@code bot alias} is {@code botAlias}; a reserved word, which cannot be a name, gets the ending. */
    static String member(String name, String endingOfReserved) {
        String joined = words(name).stream()
                .map(word -> capitalised(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
        String member = joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
        return RESERVED.contains(member) ? member + endingOfReserved : member;
    }

    private static List<String> words(String name) {
        List<String> words = WORD.matcher(name).results().map(MatchResult::group).toList();
        if (words.isEmpty() || Character.isDigit(words.get(0).charAt(0))) {
            throw new IllegalStateException("`" + name + "` makes no name in Java");
        }
        return words;
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
