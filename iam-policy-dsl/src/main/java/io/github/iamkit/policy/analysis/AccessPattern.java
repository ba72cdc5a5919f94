package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.json.WritableText;
import java.util.ArrayList;
import java.util.List;

/**
 * Some access that an analysis asks about: actions, resources and principals, of which those that are not named may be any.
 *
 * <pre>{@code
 * PolicyAnalysis.of(books).canAllow(access -> access.action("s3:Put*").resource("arn:aws:s3:::audit/*"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class AccessPattern {
    static final AccessPattern ANY = new AccessPattern(List.of("*"), List.of(), List.of());

    private final List<String> actions;
    private final List<String> resources;
    private final List<Principal> principals;

    private AccessPattern(List<String> actions, List<String> resources, List<Principal> principals) {
        this.actions = List.copyOf(actions);
        this.resources = List.copyOf(resources);
        this.principals = List.copyOf(principals);
    }

    /** Returns this pattern for these actions, of which any will do. */
    public AccessPattern action(CharSequence action, CharSequence... more) {
        return new AccessPattern(WritableText.requireAll(action, more, "action"), resources, principals);
    }

    /** Returns this pattern for these resources, of which any will do. */
    public AccessPattern resource(CharSequence resource, CharSequence... more) {
        return new AccessPattern(actions, WritableText.requireAll(resource, more, "resource"), principals);
    }

    /** Returns this pattern for these principals, of which any will do; for policies that name principals. */
    public AccessPattern principal(Principal principal, Principal... more) {
        List<Principal> all = new ArrayList<>(List.of(principal));
        all.addAll(List.of(more));
        return new AccessPattern(actions, resources, all);
    }

    /** The policy that allows all access that does not fit this pattern; nothing if all does. */
    PolicyDocument everythingElse(boolean namesPrincipals) {
        return namesPrincipals ? othersOnResource() : others();
    }

    private Policy others() {
        if (!principals.isEmpty()) {
            throw new IllegalArgumentException("a policy for identities names no principal; leave out " + principals);
        }
        Policy others = Policy.allowAllExcept(actions).on("*");
        return resources.isEmpty() ? others : others.and(Policy.allow("*").onAllExcept(resources));
    }

    private PolicyDocument othersOnResource() {
        ResourcePolicy others =
                ResourcePolicy.allow(Principal.everyone()).toAllExcept(actions).on("*");
        if (!resources.isEmpty()) {
            others = others.and(
                    ResourcePolicy.allow(Principal.everyone()).to("*").onAllExcept(resources));
        }
        if (!principals.isEmpty()) {
            others = others.and(ResourcePolicy.allowEveryoneExcept(
                            principals.get(0),
                            principals.subList(1, principals.size()).toArray(Principal[]::new))
                    .to("*")
                    .on("*"));
        }
        return others;
    }
}
