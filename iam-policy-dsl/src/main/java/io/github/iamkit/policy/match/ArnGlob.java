package io.github.iamkit.policy.match;

/**
 * A compiled pattern of the ARN operators: the six parts between colons are matched one by one.
 *
 * <pre>{@code
 * ArnGlob.of("arn:aws:s3:::*").matches("arn:aws:s3:::books");                      // true
 * ArnGlob.of("arn:aws:s3:*").matches("arn:aws:s3:::books");                        // false: four parts, not six
 * }</pre>
 *
 * <p>A wildcard in the first five parts cannot cross a colon; the sixth part may hold colons. A pattern with fewer parts
 * matches nothing, except that stars alone match every value.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     AWS: ARN condition operators</a>
 */
public final class ArnGlob {

    static final int PARTS = 6;

    private final Glob[] parts;

    ArnGlob(Glob[] parts) {
        this.parts = parts;
    }

    /** A pattern in which every {@code *} and {@code ?} is a wildcard. */
    public static ArnGlob of(String pattern) {
        return Glob.builder().pattern(pattern).buildArn();
    }

    /** Whether the value matches, part by part. */
    public boolean matches(String value) {
        if (parts.length < PARTS) {
            return matchesEverything();
        }
        int start = 0;
        for (int i = 0; i < PARTS - 1; i++) {
            int colon = value.indexOf(':', start);
            if (colon < 0 || !parts[i].matches(value, start, colon)) {
                return false;
            }
            start = colon + 1;
        }
        return parts[PARTS - 1].matches(value, start, value.length());
    }

    /** Whether the pattern consists of stars alone. */
    public boolean matchesEverything() {
        return parts.length == 1 && parts[0].matchesEverything();
    }
}
