package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.SingleValuedKey;
import io.github.iamkit.policy.json.WritableText;
import java.util.Objects;

/**
 * A place in a policy that IAM fills from the request: {@code ${aws:username}}.
 *
 * <pre>{@code
 * Policy home = Policy.allow("s3:GetObject").on("arn:aws:s3:::home/" + PolicyVariable.of(USERNAME) + "/*");
 * String team = "" + PolicyVariable.of(principalTag("team")).orElse("none");   // ${aws:PrincipalTag/team, 'none'}
 * String star = PolicyVariable.escape("2*2");                                  // 2${*}2
 * }</pre>
 *
 * <p>A variable is text, its {@code ${...}}, so it composes with plain strings. IAM fills it in the last part of resource
 * ARNs and in the values of String and Arn conditions, and only in documents of {@link LanguageVersion#V2012_10_17}.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">AWS: policy
 *     variables</a>
 */
public final class PolicyVariable implements CharSequence {
    private final String key;
    private final String text;

    private PolicyVariable(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /** Returns the variable that holds the key's value. Without a value, what it stands in matches nothing. */
    public static PolicyVariable of(SingleValuedKey key) {
        String name = Objects.requireNonNull(key, "key").name();
        if (name.indexOf('}') >= 0 || name.indexOf(',') >= 0) {
            throw new IllegalArgumentException("key `" + name
                    + "` cannot be a variable: its name has a character that would end it; compare it in a"
                    + " condition instead");
        }
        return new PolicyVariable(name, "${" + name + "}");
    }

    /** Returns this variable with a text to use where the key has no value. */
    public PolicyVariable orElse(CharSequence defaultText) {
        String string = WritableText.require(defaultText, "defaultText");
        if (string.indexOf('\'') >= 0 || string.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "default text `" + string + "` has a quote or brace, which would end the variable; leave it out");
        }
        return new PolicyVariable(key, "${" + key + ", '" + string + "'}");
    }

    /**
     * Returns the text with {@code *}, {@code ?} and {@code $} escaped, so that they stand for themselves where a pattern
     * is expected.
     */
    public static String escape(CharSequence text) {
        String string = WritableText.require(text, "text");
        StringBuilder escaped = new StringBuilder(string.length() + 8);
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '*' || c == '?' || c == '$') {
                escaped.append("${").append(c).append('}');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyVariable variable && text.equals(variable.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the variable as it stands in a policy. */
    @Override
    public String toString() {
        return text;
    }
}
