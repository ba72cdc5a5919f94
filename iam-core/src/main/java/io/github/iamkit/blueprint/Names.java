package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Says what is wrong with a name, a path or another word that AWS takes only in a certain form.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">AWS: names and characters</a>
 */
final class Names {
    private static final String MARKS_IN_NAMES = "+=,.@-_";
    private static final String MARKS_IN_TAGS = " _.:/=+-@";
    private static final int LONGEST_PATH = 512;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_TAG = 256;
    private static final int SHORTEST_METADATA = 1_000;
    private static final int LONGEST_METADATA = 10_000_000;
    private static final int HOUR = 3_600;
    private static final int TWELVE_HOURS = 43_200;
    private static final int MOST_THUMBPRINTS = 5;

    private Names() {}

    private static boolean isAll(String text, IntPredicate character) {
        return text.chars().allMatch(character);
    }

    private static boolean isPlain(int c) {
        return c < 0x7F && Character.isLetterOrDigit(c);
    }

    private static Optional<String> unless(boolean isFine, String problem) {
        return isFine ? Optional.empty() : Optional.of(problem);
    }

    static Optional<String> of(Kind kind, String name) {
        return switch (kind) {
            case PASSWORD_POLICY -> Optional.empty();
            case OIDC_PROVIDER ->
                unless(
                        name.startsWith("https://")
                                && name.length() <= kind.longestName()
                                && isAll(name, c -> c > ' ' && c < 0x7F && c != '?' && c != '#'),
                        "`" + name
                                + "` is no address of an OIDC provider; write `https://` and its host and path, in at"
                                + " most 255 characters");
            default -> {
                String marks = kind == Kind.SAML_PROVIDER ? "._-" : MARKS_IN_NAMES;
                yield unless(
                        !name.isEmpty()
                                && name.length() <= kind.longestName()
                                && isAll(name, c -> isPlain(c) || marks.indexOf(c) >= 0),
                        "`" + name + "` is no name for it; AWS takes 1 to " + kind.longestName()
                                + " letters, digits and " + marks);
            }
        };
    }

    static Optional<String> ofPath(Kind kind, String path) {
        boolean isFine = isPath(path)
                && (kind != Kind.MANAGED_POLICY
                        || !path.contains("//")
                                && isAll(path, c -> isPlain(c) || c == '/' || MARKS_IN_NAMES.indexOf(c) >= 0));
        return unless(
                isFine,
                "`" + path + "` is no path; begin and end it with `/`, in at most 512 visible ASCII characters"
                        + (kind == Kind.MANAGED_POLICY ? ", letters, digits and +=,.@-_ for a managed policy" : ""));
    }

    private static boolean isPath(String path) {
        return path.startsWith("/")
                && path.endsWith("/")
                && path.length() <= LONGEST_PATH
                && isAll(path, c -> c > ' ' && c <= 0x7F);
    }

    static Optional<String> ofClaimedPath(String path) {
        return unless(
                isPath(path) && !path.equals("/") && !path.startsWith("/aws-"),
                "it is not one that a blueprint can have for itself; begin and end it with `/`, and name a part of the"
                        + " account that is not AWS's");
    }

    static Optional<String> ofTag(String key, String value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || !isTagText(key)) {
            return Optional.of(
                    "`" + key + "` is no key of a tag; AWS takes 1 to 128 letters, digits, spaces and _.:/=+-@");
        }
        String folded = key.toLowerCase(Locale.ROOT);
        if (folded.startsWith("aws:")) {
            return Optional.of("tag `" + key + "`: keys that start with `aws:` are AWS's; choose another one");
        }
        if (folded.equals(Mark.KEY)) {
            return Optional.of("tag `" + key + "` is how blueprints mark what is theirs; choose another key");
        }
        return ofTagValue(value).map(problem -> "tag `" + key + "`: " + problem);
    }

    static Optional<String> ofTagValue(String value) {
        return unless(
                value.length() <= LONGEST_TAG && isTagText(value),
                "`" + value + "` is no value of a tag; AWS takes at most 256 letters, digits, spaces and _.:/=+-@");
    }

    private static boolean isTagText(String text) {
        return text.codePoints()
                .allMatch(
                        c -> Character.isLetterOrDigit(c) || Character.isSpaceChar(c) || MARKS_IN_TAGS.indexOf(c) >= 0);
    }

    static Optional<String> ofSession(String seconds) {
        long duration = Long.parseLong(seconds);
        return unless(
                duration >= HOUR && duration <= TWELVE_HOURS,
                "its longest session lasts " + seconds + " s; AWS takes 3,600 to 43,200");
    }

    static Optional<String> ofDescription(String text) {
        return unless(
                text.length() <= LONGEST_DESCRIPTION
                        && isAll(text, c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t'),
                "its description has " + text.length()
                        + " characters, or invisible ones; AWS takes 1,000 visible ones");
    }

    static Optional<String> ofMetadata(String xml) {
        return unless(
                xml.length() >= SHORTEST_METADATA && xml.length() <= LONGEST_METADATA,
                "its metadata has " + xml.length()
                        + " characters; AWS takes 1,000 to 10,000,000, as the identity provider" + " issues it");
    }

    static Optional<String> ofClientId(String id) {
        return unless(
                !id.isEmpty() && id.length() <= LONGEST_TEXT,
                "client id `" + id + "` has " + id.length() + " characters; AWS takes 1 to 255");
    }

    static Optional<String> ofThumbprints(String thumbprints) {
        String[] all = thumbprints.split(" ");
        for (String thumbprint : all) {
            if (thumbprint.length() != 40 || !isAll(thumbprint, c -> Character.digit(c, 16) >= 0 && c < 0x7F)) {
                return Optional.of("`" + thumbprint + "` is no thumbprint; write the 40 hexadecimal digits of a SHA-1");
            }
        }
        return unless(
                all.length <= MOST_THUMBPRINTS, "has " + all.length + " thumbprints, and AWS allows 5; name fewer");
    }

    static List<String> ofPasswordPolicy(String text) {
        Map<String, String> settings = PasswordSettings.parse(text).settings();
        List<String> problems = new ArrayList<>();
        requireRange(settings, PasswordSettings.LENGTH, 6, 128, problems);
        requireRange(settings, PasswordSettings.AGE, 1, 1_095, problems);
        requireRange(settings, PasswordSettings.REUSE, 1, 24, problems);
        return problems;
    }

    private static void requireRange(
            Map<String, String> settings, String setting, int least, int most, List<String> problems) {
        String value = settings.get(setting);
        if (value != null && (Long.parseLong(value) < least || Long.parseLong(value) > most)) {
            problems.add(setting + " is " + value + "; AWS takes " + least + " to " + most);
        }
    }
}
