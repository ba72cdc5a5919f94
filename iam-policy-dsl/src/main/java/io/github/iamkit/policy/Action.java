package io.github.iamkit.policy;

import io.github.iamkit.policy.json.WritableText;
import java.util.Objects;

/**
 * An operation of a service, or a pattern of them: {@code s3:GetObject}, {@code s3:Get*}, {@code *}.
 *
 * <pre>{@code
 * Policy.allow(Action.of("s3:GetObject"), Action.of("s3:List*")).on("*");
 * }</pre>
 *
 * <p>An action is text, and text will do wherever one is wanted. IAM ignores its letter case, equality here does not.
 * Whether AWS would take it is for {@code validate} to say.
 *
 * <p>Immutable and thread-safe.
 *
 * @param text the action as policies have it
 */
public record Action(String text) implements CharSequence {
    /** Refuses the empty text. */
    public Action {
        text = WritableText.requireNonEmpty(text, "action");
    }

    /** Returns the action of this text. */
    public static Action of(CharSequence text) {
        return text instanceof Action action
                ? action
                : new Action(Objects.requireNonNull(text, "action").toString());
    }

    /** Returns what stands before the colon, such as {@code s3}; all of it if there is none. */
    public String service() {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** Returns what stands after the colon, such as {@code GetObject}; all of it if there is none. */
    public String name() {
        return text.substring(text.indexOf(':') + 1);
    }

    /** Tells whether {@code *} or {@code ?} makes this a pattern. */
    public boolean isPattern() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
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

    /** Returns the text. */
    @Override
    public String toString() {
        return text;
    }
}
