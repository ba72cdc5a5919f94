package io.github.iamkit.policy.catalog;

import java.util.List;
import org.immutables.value.Value;

/**
 * How an action uses a resource type.
 *
 * <pre>{@code
 * for (ResourceUse use : catalog.action("ec2:RunInstances").resources()) {
 *     System.out.println(use.type().name() + (use.isRequired() ? " is needed" : " may be named"));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public interface ResourceUse {
    @Value.Parameter
    ResourceFacts type();

    /** Tells whether every request for the action names a resource of this type. */
    @Value.Parameter
    boolean isRequired();

    /** Returns the keys that a request for the action has because of this resource; those of the type itself go without saying. */
    @Value.Parameter
    List<KeyFacts> keys();
}
