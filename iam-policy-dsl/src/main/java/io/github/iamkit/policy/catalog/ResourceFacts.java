package io.github.iamkit.policy.catalog;

import java.util.List;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * What is known of a resource type.
 *
 * <pre>{@code
 * ResourceFacts object = catalog.service("s3").resourceType("object");
 * object.arns();                                    // [arn:${Partition}:s3:::${BucketName}/${ObjectName}]
 * object.overlaps("arn:aws:s3:::books");            // false: that is a bucket
 * object.overlaps("arn:aws:s3:::books*");           // true: that is also objects
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public abstract class ResourceFacts {
    ResourceFacts() {}

    /** Returns the name that AWS gives the type, such as {@code bucket}. */
    @Value.Parameter
    public abstract String name();

    /** Returns the forms of the type's ARNs; few types have more than one. */
    @Value.Parameter
    public abstract List<ArnForm> arns();

    /** Returns the keys that requests have because of a resource of this type. */
    @Value.Parameter
    public abstract List<KeyFacts> keys();

    /** Tells whether an ARN, or a pattern of them with wildcards and policy variables, can mean a resource of this type. */
    public boolean overlaps(CharSequence resource) {
        return overlaps(
                Elements.ofPolicy(Objects.requireNonNull(resource, "resource").toString()));
    }

    boolean overlaps(Elements resource) {
        return arns().stream().anyMatch(form -> form.overlaps(resource));
    }

    /** Tells whether an ARN pattern means every resource of this type, in the partition {@code aws}. */
    public boolean isCoveredBy(CharSequence resource) {
        Objects.requireNonNull(resource, "resource");
        return arns().stream().allMatch(form -> form.isCoveredBy(resource));
    }
}
