package io.github.iamkit.policy;

import io.github.iamkit.policy.match.ContextKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request in front of one set of policies: what can be said of its caller, its resource and its context.
 *
 * <p>Immutable and thread-safe.
 */
final class Evaluation {
    private static final int PARTITION = 1;
    private static final int SERVICE = 2;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;

    private final AccessRequest request;
    private final PolicySet set;
    private final Instant time;

    /** What follows for keys that were asked for; whoever asks first remembers the same as anybody else would. */
    private final @Nullable ContextValue[] derived = new ContextValue[ContextKey.DERIVED_KEYS];

    /**
     * @param time when the request is made, unless it says so itself
     */
    Evaluation(AccessRequest request, PolicySet set, Instant time) {
        this.request = request;
        this.set = set;
        this.time = time;
    }

    AccessRequest request() {
        return request;
    }

    /** The action in the one letter case that actions are compared in. */
    String action() {
        return request.foldedAction();
    }

    PolicySet set() {
        return set;
    }

    Caller caller() {
        return request.caller();
    }

    /** The caller's account; of a caller that is not stated, the one that owns the resource. Empty if there is none. */
    String callerAccount() {
        return caller().kind() == Caller.Kind.UNSTATED ? request.statedOwner() : caller().account();
    }

    /** The account that owns the resource; if neither request nor ARN says so, the caller's. Empty if that has none. */
    String owner() {
        return ownerIsAssumed() ? caller().account() : request.statedOwner();
    }

    boolean ownerIsAssumed() {
        return request.statedOwner().isEmpty();
    }

    boolean isCrossAccount() {
        return isCrossPartition() || !callerAccount().equals(owner());
    }

    boolean isCrossPartition() {
        String resource = request.resource();
        int start = start(resource, PARTITION);
        String partition = caller().partition();
        return start < resource.length()
                && resource.charAt(start) != ':'
                && !partition.isEmpty()
                && !isField(resource, start, partition);
    }

    /** Whether the resource is an ARN of the service whose last part starts so. */
    boolean isAbout(String service, String resourceStart) {
        String resource = request.resource();
        return isField(resource, start(resource, SERVICE), service)
                && resource.startsWith(resourceStart, start(resource, RESOURCE));
    }

    boolean hasResource() {
        return !request.resource().equals("*");
    }

    /** What the request says of a key, or what follows from it; null if it says nothing. */
    @Nullable
    ContextValue find(ContextKey key) {
        ContextValue given = request.contextValues().get(key.folded());
        if (given != null || key.derived() == null) {
            return given;
        }
        return derived(key.derived());
    }

    private @Nullable ContextValue derived(ContextKey.Derived key) {
        ContextValue known = derived[key.ordinal()];
        if (known == null) {
            String value = derive(key);
            known = value == null ? null : ContextValue.single(key.key(), value);
            derived[key.ordinal()] = known;
        }
        return known;
    }

    /** Whether the request has no value for a key (K6). */
    boolean lacks(ContextKey key) {
        ContextValue value = find(key);
        return value == null || value.values().isEmpty();
    }

    /** The value that fills a variable (V3); null if there is none. */
    @Nullable
    String variable(ContextKey key) {
        ContextValue value = find(key);
        if (value == null || value.isMultivalued() || value.values().isEmpty()) {
            return null;
        }
        String text = value.values().get(0).text();
        boolean usable = !text.isEmpty() || set.dialect().has(Dialect.Reading.EMPTY_VALUE_FILLS_VARIABLE);
        return usable ? text : null;
    }

    private @Nullable String derive(ContextKey.Derived key) {
        Caller caller = caller();
        return switch (key) {
            case PRINCIPAL_ARN -> principalArn();
            case PRINCIPAL_ACCOUNT -> caller.kind() == Caller.Kind.ANONYMOUS ? "anonymous" : orNull(caller.account());
            case PRINCIPAL_TYPE -> principalType();
            case PRINCIPAL_IS_AWS_SERVICE ->
                switch (caller.kind()) {
                    case ANONYMOUS, PROVIDER, UNSTATED -> null;
                    default -> String.valueOf(caller.kind() == Caller.Kind.SERVICE);
                };
            case PRINCIPAL_SERVICE_NAME -> caller.kind() == Caller.Kind.SERVICE ? caller.text() : null;
            case USERNAME -> caller.kind() == Caller.Kind.USER ? caller.name() : null;
            case USER_ID -> userId();
            case RESOURCE_ACCOUNT -> orNull(owner());
            case CURRENT_TIME -> time.toString();
            case EPOCH_TIME -> String.valueOf(statedTime().orElse(time).getEpochSecond());
        };
    }

    private @Nullable String principalArn() {
        return switch (caller().kind()) {
            case USER, ROOT, FEDERATED_USER -> caller().text();
            case ROLE, ROLE_SESSION -> caller().roleArn();
            case SERVICE, PROVIDER, ANONYMOUS, UNSTATED -> null;
        };
    }

    private @Nullable String principalType() {
        return switch (caller().kind()) {
            case USER -> "User";
            case ROLE, ROLE_SESSION -> "AssumedRole";
            case FEDERATED_USER -> "FederatedUser";
            case ROOT -> "Account";
            case ANONYMOUS -> "Anonymous";
            case SERVICE, PROVIDER, UNSTATED -> null;
        };
    }

    private @Nullable String userId() {
        Caller caller = caller();
        return switch (caller.kind()) {
            case USER -> set.uniqueId(caller.text()).orElse(null);
            case ROLE_SESSION ->
                set.uniqueId(caller.roleArn())
                        .map(id -> id + ":" + caller.session())
                        .orElse(null);
            case FEDERATED_USER -> caller.account() + ":" + caller.name();
            case ROOT -> caller.account();
            case ANONYMOUS -> "anonymous";
            case ROLE, SERVICE, PROVIDER, UNSTATED -> null;
        };
    }

    /** The time that the request gives itself. */
    private Optional<Instant> statedTime() {
        ContextValue value = request.contextValues().get("aws:currenttime");
        return value == null || value.values().isEmpty()
                ? Optional.empty()
                : value.values().get(0).date();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Whether the field of an ARN that starts at the position, and is not the last, has this text. */
    private static boolean isField(String arn, int start, String text) {
        int end = start + text.length();
        return end < arn.length() && arn.charAt(end) == ':' && arn.startsWith(text, start);
    }

    /** The account in an ARN; empty if there is none. */
    static String accountOf(String arn) {
        int start = start(arn, ACCOUNT);
        int end = arn.indexOf(':', start);
        String account = end < 0 ? "" : arn.substring(start, end);
        return ArnFields.isAccountId(account) ? account : "";
    }

    /** Where a field of an ARN starts; the end if the text is none or has too few. */
    private static int start(String arn, int number) {
        int start = arn.startsWith("arn:") ? 0 : arn.length();
        for (int i = 0; i < number && start < arn.length(); i++) {
            int colon = arn.indexOf(':', start);
            start = colon < 0 ? arn.length() : colon + 1;
        }
        return start;
    }
}
