package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.BinaryKey;
import io.github.iamkit.policy.condition.BoolKey;
import io.github.iamkit.policy.condition.ConditionKey;
import io.github.iamkit.policy.condition.DateKey;
import io.github.iamkit.policy.condition.MultivaluedKey;
import io.github.iamkit.policy.condition.NumericKey;
import io.github.iamkit.policy.condition.SingleValuedKey;
import io.github.iamkit.policy.json.WritableText;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.ContextKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One request that somebody makes: what is to be done, to which resource, by whom, under which circumstances.
 *
 * <pre>{@code
 * AccessRequest read = AccessRequest.of("s3:GetObject", "arn:aws:s3:::books/dune.txt")
 *     .by("arn:aws:iam::123456789012:user/david")
 *     .with(SOURCE_IP, "203.0.113.9")
 *     .with(SECURE_TRANSPORT, true);
 * books.evaluate(read).isAllowed();
 * }</pre>
 *
 * <p>Every character of the action and the resource stands for itself: a {@code *} in an S3 key is a star. An action that
 * knows no resource is asked for on {@code *}.
 *
 * <p>What follows from the rest need not be given: {@code aws:PrincipalArn}, {@code aws:PrincipalAccount},
 * {@code aws:PrincipalType}, {@code aws:PrincipalIsAWSService}, {@code aws:PrincipalServiceName}, {@code aws:username},
 * {@code aws:userid} as far as ids are known, {@code aws:ResourceAccount}, {@code aws:CurrentTime} and
 * {@code aws:EpochTime}. What is given wins. Letter case of keys does not matter; a key that is given again replaces the
 * one before.
 *
 * <p>Each method returns a new request, so that one can serve as the start of many.
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public abstract class AccessRequest {
    AccessRequest() {}

    /** Returns the action, such as {@code s3:GetObject}. */
    @Value.Parameter
    public abstract String action();

    /** Returns the ARN of the resource, or {@code *} where the action knows none. */
    @Value.Parameter
    public abstract String resource();

    @Value.Parameter
    abstract Caller caller();

    /** Returns the account that owns the resource, if it was said. */
    @Value.Parameter
    public abstract Optional<String> owner();

    /** What was given for the context, by the folded name of the key. */
    @Value.Parameter
    abstract Map<String, ContextValue> contextValues();

    /** The action in the one letter case that actions are compared in. */
    @Value.Derived
    String foldedAction() {
        return CaseFolding.fold(action());
    }

    /** The account that owns the resource, as far as the request or the resource's ARN says; else empty. */
    @Value.Derived
    String statedOwner() {
        return owner().orElseGet(() -> Evaluation.accountOf(resource()));
    }

    /**
     * Returns a request for an action on a resource, by nobody in particular.
     *
     * <p>Until {@link #by(CharSequence)} says who asks, it is somebody of the account that owns the resource, of whom nothing
     * else is known.
     */
    public static AccessRequest of(CharSequence action, CharSequence resource) {
        return ImmutableAccessRequest.of(
                WritableText.requireNonEmpty(action, "action"),
                requireResource(resource),
                Caller.UNSTATED_CALLER,
                Optional.empty(),
                Map.of());
    }

    private static String requireResource(CharSequence resource) {
        String text = Objects.requireNonNull(resource, "resource").toString();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "resource is empty; write the ARN, or `*` for an action without resource");
        }
        return text;
    }

    /**
     * Returns this request as made by a principal: the ARN of a user, role, role session, federated user or root, an account
     * id for its root, the name of a service such as {@code ec2.amazonaws.com}, an identity provider, or {@code anonymous}.
     *
     * @throws IllegalArgumentException if the text names nobody who can make a request, such as a group
     */
    public AccessRequest by(CharSequence principal) {
        String text = WritableText.requireNonEmpty(principal, "principal");
        return by(Caller.of(text, action()));
    }

    /**
     * Returns this request as made by a principal, where {@link Principal#everyone()} is an anonymous caller and an account
     * its root.
     */
    public AccessRequest by(Principal principal) {
        return by(Caller.of(Objects.requireNonNull(principal, "principal"), action()));
    }

    /**
     * Returns this request, made by a role session, with the ARN of its role; the ARN of a session does not show the role's
     * path.
     *
     * @throws IllegalArgumentException if the request is not by a session of that role
     */
    public AccessRequest actingAs(CharSequence roleArn) {
        return by(caller().actingAs(WritableText.require(roleArn, "roleArn")));
    }

    /**
     * Returns this request, made by a federated user, with the ARN of the user who called GetFederationToken.
     *
     * @throws IllegalArgumentException if the request is not by a federated user
     */
    public AccessRequest federatedBy(CharSequence userArn) {
        return by(caller().federatedBy(WritableText.require(userArn, "userArn")));
    }

    /**
     * Returns this request, made by a user, as made with credentials of GetSessionToken. Such credentials may not call IAM and
     * STS unless {@code aws:MultiFactorAuthPresent} is true.
     *
     * @throws IllegalArgumentException if the request is not by a user
     */
    public AccessRequest withSessionToken() {
        return by(caller().withSessionToken());
    }

    private AccessRequest by(Caller caller) {
        return ImmutableAccessRequest.of(action(), resource(), caller, owner(), contextValues());
    }

    /**
     * Returns this request on a resource that the account owns. Otherwise that is the account in the ARN, or the caller's if
     * there is none in it.
     *
     * @throws IllegalArgumentException if the text is not twelve digits
     */
    public AccessRequest ownedBy(CharSequence account) {
        String text = ArnFields.requireAccountId(account);
        return ImmutableAccessRequest.of(action(), resource(), caller(), Optional.of(text), contextValues());
    }

    /** Returns this request for another action and resource. */
    public AccessRequest about(CharSequence action, CharSequence resource) {
        return ImmutableAccessRequest.of(
                WritableText.requireNonEmpty(action, "action"),
                requireResource(resource),
                caller(),
                owner(),
                contextValues());
    }

    /** Returns this request with a value for a key. */
    public AccessRequest with(SingleValuedKey key, CharSequence value) {
        return with(name(key), value);
    }

    /** Returns this request with a key that is true or false. */
    public AccessRequest with(BoolKey key, boolean value) {
        return with(name(key), value);
    }

    /** Returns this request with a number for a key. */
    public AccessRequest with(NumericKey key, long value) {
        return with(name(key), value);
    }

    /** Returns this request with a number for a key. */
    public AccessRequest with(NumericKey key, BigDecimal value) {
        return with(name(key), Objects.requireNonNull(value, "value").toString());
    }

    /** Returns this request with a point in time for a key. */
    public AccessRequest with(DateKey key, Instant value) {
        return with(name(key), Objects.requireNonNull(value, "value").toString());
    }

    /** Returns this request with a run of bytes for a key. */
    public AccessRequest with(BinaryKey key, byte[] value) {
        return with(name(key), Base64.getEncoder().encodeToString(Objects.requireNonNull(value, "value")));
    }

    /** Returns this request with the values of a key that may have several. */
    public AccessRequest with(MultivaluedKey key, CharSequence first, CharSequence... rest) {
        List<String> values = new ArrayList<>(1 + Objects.requireNonNull(rest, "rest").length);
        values.add(text(first));
        for (CharSequence value : rest) {
            values.add(text(value));
        }
        return with(name(key), values);
    }

    /** Returns this request with the values of a key that may have several, or with an empty list of them. */
    public AccessRequest with(MultivaluedKey key, Collection<? extends CharSequence> values) {
        return with(name(key), values);
    }

    /**
     * Returns this request with one value for the key of this name. Bytes are given in base64, times as ISO 8601 or epoch
     * seconds.
     */
    public AccessRequest with(String key, CharSequence value) {
        String name = requireKey(key);
        boolean multivalued = ContextKey.isMultivaluedGlobal(CaseFolding.fold(name));
        return with(ContextValue.of(name, List.of(text(value)), multivalued));
    }

    /** Returns this request with true or false for the key of this name. */
    public AccessRequest with(String key, boolean value) {
        return with(key, String.valueOf(value));
    }

    /** Returns this request with a number for the key of this name. */
    public AccessRequest with(String key, long value) {
        return with(key, String.valueOf(value));
    }

    /** Returns this request with several values for the key of this name. */
    public AccessRequest with(String key, CharSequence first, CharSequence second, CharSequence... rest) {
        List<String> values = new ArrayList<>(2 + Objects.requireNonNull(rest, "rest").length);
        values.add(text(first));
        values.add(text(second));
        for (CharSequence value : rest) {
            values.add(text(value));
        }
        return with(key, values);
    }

    /**
     * Returns this request with the values that a collection holds for the key of this name. It says that the key may have
     * several values, however many there are, except for those keys of AWS that have one.
     */
    public AccessRequest with(String key, Collection<? extends CharSequence> values) {
        String name = requireKey(key);
        Objects.requireNonNull(values, "values");
        String folded = CaseFolding.fold(name);
        boolean single = folded.startsWith("aws:") && !ContextKey.isMultivaluedGlobal(folded) && values.size() == 1;
        return with(
                ContextValue.of(name, values.stream().map(AccessRequest::text).toList(), !single));
    }

    private AccessRequest with(ContextValue value) {
        Map<String, ContextValue> more = new LinkedHashMap<>(contextValues());
        more.put(CaseFolding.fold(value.key()), value);
        return ImmutableAccessRequest.of(action(), resource(), caller(), owner(), more);
    }

    private static String name(ConditionKey key) {
        return Objects.requireNonNull(key, "key").name();
    }

    private static String requireKey(String key) {
        return WritableText.requireNonEmpty(key, "key");
    }

    private static String text(CharSequence value) {
        return Objects.requireNonNull(value, "value").toString();
    }

    /** Returns who makes the request, if that was said: an ARN, or the name of a service or provider. */
    public Optional<String> principal() {
        return Optional.of(caller().text()).filter(text -> !text.isEmpty());
    }

    /** Returns the context that was given, by key in the letter case it was given in. */
    public Map<String, List<String>> context() {
        Map<String, List<String>> context = new LinkedHashMap<>();
        contextValues().values().forEach(value -> context.put(value.key(), value.texts()));
        return context;
    }

    /** Returns who asks for what, such as {@code s3:GetObject on arn:aws:s3:::books/a by anonymous}. */
    @Override
    public String toString() {
        String by = principal().map(text -> " by " + text).orElse("");
        return action() + " on " + resource() + by + (contextValues().isEmpty() ? "" : " with " + context());
    }
}
