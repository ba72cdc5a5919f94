package io.github.iamkit.provision;

import java.util.Objects;

/**
 * Checks what AWS would refuse as a name, before any call.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">AWS: names and quotas</a>
 */
final class Names {
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_PATH = 512;
    private static final int ACCOUNT_DIGITS = 12;

    private Names() {}

    /** Returns a name of a user, group, role and the like, if it can be one. */
    static String require(String type, String name) {
        Objects.requireNonNull(name, "name");
        boolean isName = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> isAsciiLetterOrDigit(c) || "_+=,.@-".indexOf(c) >= 0);
        if (!isName) {
            throw new IllegalArgumentException("`" + name + "` cannot be the name of a " + type
                    + "; AWS takes 1 to 128 letters, digits and _ + = , . @ -");
        }
        return name;
    }

    /** Refuses a name that something existing may have, but nothing that is to be created. */
    static void requireCreatable(String type, String name, int longest) {
        if (name.length() > longest) {
            throw new IllegalArgumentException("`" + name + "` has " + name.length() + " characters; the name of a "
                    + type + " that AWS is to create has at most " + longest);
        }
    }

    /** Returns a path, if it can be one. */
    static String requirePath(String path) {
        Objects.requireNonNull(path, "path");
        boolean isPath = path.startsWith("/")
                && path.endsWith("/")
                && path.length() <= LONGEST_PATH
                && path.chars().allMatch(c -> c > ' ' && c <= 0x7F);
        if (!isPath) {
            throw new IllegalArgumentException(
                    "`" + path + "` cannot be a path; it begins and ends with `/`, as `/ops/`,"
                            + " and has at most 512 characters without spaces");
        }
        return path;
    }

    /** Returns an alias of an account, if it can be one. */
    static String requireAlias(String alias) {
        Objects.requireNonNull(alias, "alias");
        boolean isAlias = alias.length() >= 3
                && alias.length() <= 63
                && alias.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
                && !alias.startsWith("-")
                && !alias.endsWith("-")
                && !alias.contains("--")
                && !(alias.length() == ACCOUNT_DIGITS && alias.chars().allMatch(c -> c >= '0' && c <= '9'));
        if (!isAlias) {
            throw new IllegalArgumentException(
                    "`" + alias + "` cannot be the alias of an account; AWS takes 3 to 63 small"
                            + " letters, digits and single hyphens inside, and no twelve digits");
        }
        return alias;
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
