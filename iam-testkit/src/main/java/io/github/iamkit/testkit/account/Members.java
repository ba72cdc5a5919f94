package io.github.iamkit.testkit.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Members of a request by the names that they have on the wire. */
final class Members {
    private Members() {}

    /** Returns a member that is text, and not empty. */
    static Optional<String> text(SdkPojo request, String name) {
        return find(request, name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty());
    }

    /** Returns a member that has members itself. */
    static Optional<SdkPojo> pojo(SdkPojo request, String name) {
        return find(request, name).filter(SdkPojo.class::isInstance).map(SdkPojo.class::cast);
    }

    /** Returns a member that is a list; an empty one if it is not set. */
    static Collection<?> list(SdkPojo request, String name) {
        return find(request, name).orElse(List.of()) instanceof Collection<?> list ? list : List.of();
    }

    /** Returns a member of whatever type, if it is set. */
    static Optional<Object> find(SdkPojo request, String name) {
        for (SdkField<?> field : request.sdkFields()) {
            if (field.locationName().equals(name)) {
                return Optional.ofNullable(field.getValueOrDefault(request));
            }
        }
        return Optional.empty();
    }
}
