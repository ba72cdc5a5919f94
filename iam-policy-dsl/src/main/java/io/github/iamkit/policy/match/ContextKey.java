package io.github.iamkit.policy.match;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key that a policy asks for, prepared for looking it up.
 *
 * @param name the name in the letter case of the policy
 * @param folded the name in the one letter case that names are compared in
 * @param derived how its value follows from a request that does not give it; null if it does not
 */
public record ContextKey(
        String name, String folded, @Nullable Derived derived) {
    /** The keys whose values follow from the principal, the resource and the clock (section 5). */
    public enum Derived {
        PRINCIPAL_ARN("aws:PrincipalArn"),
        PRINCIPAL_ACCOUNT("aws:PrincipalAccount"),
        PRINCIPAL_TYPE("aws:PrincipalType"),
        PRINCIPAL_IS_AWS_SERVICE("aws:PrincipalIsAWSService"),
        PRINCIPAL_SERVICE_NAME("aws:PrincipalServiceName"),
        USERNAME("aws:username"),
        USER_ID("aws:userid"),
        RESOURCE_ACCOUNT("aws:ResourceAccount"),
        CURRENT_TIME("aws:CurrentTime"),
        EPOCH_TIME("aws:EpochTime");

        private final String key;

        Derived(String key) {
            this.key = key;
        }

        /** The name of the key. */
        public String key() {
            return key;
        }
    }

    /** How many keys have values that follow. */
    public static final int DERIVED_KEYS = Derived.values().length;

    /** The keys of AWS that may have several values; all others of its prefix have one. */
    private static final Set<String> MULTIVALUED_GLOBAL_KEYS = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "aws:vpceorgpaths");

    private static final Map<String, Derived> DERIVED = Stream.of(Derived.values())
            .collect(Collectors.toUnmodifiableMap(d -> CaseFolding.fold(d.key), Function.identity()));

    /** Prepares the key of this name. */
    public static ContextKey of(String name) {
        String folded = CaseFolding.fold(name);
        return new ContextKey(name, folded, DERIVED.get(folded));
    }

    /** Whether the key of this folded name is one of AWS's that may have several values. */
    public static boolean isMultivaluedGlobal(String folded) {
        return MULTIVALUED_GLOBAL_KEYS.contains(folded);
    }
}
