package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Makes a request of the SDK's own type of the parameters of the query protocol, as the type describes its members. */
final class RequestDecoder {
    private final Parameters parameters;

    RequestDecoder(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Fills a builder with what the parameters hold for it, and builds it. */
    SdkPojo decode(SdkPojo builder) {
        return decode(builder, "");
    }

    private SdkPojo decode(SdkPojo builder, String prefix) {
        for (SdkField<?> field : builder.sdkFields()) {
            String name = prefix + field.locationName();
            if (parameters.hasAnyOf(name)) {
                field.set(builder, value(field, name));
            }
        }
        return (SdkPojo) ((Buildable) builder).build();
    }

    private @Nullable Object value(SdkField<?> field, String name) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return list(field.getTrait(ListTrait.class), name);
        }
        if (type == MarshallingType.MAP) {
            return map(field.getTrait(MapTrait.class), name);
        }
        if (type == MarshallingType.SDK_POJO) {
            return decode(field.constructor().get(), name + ".");
        }
        return scalar(type, name);
    }

    private Object scalar(MarshallingType<?> type, String name) {
        String text = parameters.get(name);
        try {
            if (type == MarshallingType.INTEGER) {
                return Integer.valueOf(text);
            }
            if (type == MarshallingType.LONG) {
                return Long.valueOf(text);
            }
            if (type == MarshallingType.BOOLEAN) {
                return bool(text);
            }
            if (type == MarshallingType.INSTANT) {
                return Instant.parse(text);
            }
            return type == MarshallingType.SDK_BYTES
                    ? SdkBytes.fromByteArray(Base64.getDecoder().decode(text))
                    : text;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Refusal("MalformedInput", "The value of " + name + " cannot be read");
        }
    }

    private static Boolean bool(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException(text);
    }

    private List<Object> list(ListTrait trait, String name) {
        String prefix = trait.isFlattened() ? name : name + "." + memberName(trait);
        List<Object> values = new ArrayList<>();
        for (int i = 1; parameters.hasAnyOf(prefix + "." + i); i++) {
            values.add(value(trait.memberFieldInfo(), prefix + "." + i));
        }
        return values;
    }

    private static String memberName(ListTrait trait) {
        return trait.memberLocationName() == null ? "member" : trait.memberLocationName();
    }

    private Map<String, Object> map(MapTrait trait, String name) {
        String prefix = trait.isFlattened() ? name : name + ".entry";
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; parameters.hasAnyOf(prefix + "." + i); i++) {
            String entry = prefix + "." + i + ".";
            values.put(
                    parameters.get(entry + trait.keyLocationName()),
                    value(trait.valueFieldInfo(), entry + trait.valueLocationName()));
        }
        return values;
    }
}
