package io.github.iamkit.testkit.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes a response of the SDK's own type as XML, as the type describes its members; what is not set is left out. */
final class ResponseEncoder {
    /** The one operation whose answer is a result without members; others without members answer no result. */
    private static final String WITH_EMPTY_RESULT = "UpdateRole";

    private final StringBuilder xml = new StringBuilder(512);

    /** Returns the whole answer to an operation. */
    static String encode(String operation, String namespace, SdkPojo response, String requestId) {
        ResponseEncoder encoder = new ResponseEncoder();
        encoder.xml
                .append('<')
                .append(operation)
                .append("Response xmlns=\"")
                .append(namespace)
                .append("\">");
        if (!response.sdkFields().isEmpty() || operation.equals(WITH_EMPTY_RESULT)) {
            encoder.element(operation + "Result", () -> encoder.members(response));
        }
        encoder.element("ResponseMetadata", () -> encoder.text("RequestId", requestId));
        encoder.xml.append("</").append(operation).append("Response>");
        return encoder.xml.toString();
    }

    /** Returns the answer that says what went wrong. */
    static String encodeError(String namespace, String type, String code, String message, String requestId) {
        ResponseEncoder encoder = new ResponseEncoder();
        encoder.xml.append("<ErrorResponse xmlns=\"").append(namespace).append("\">");
        encoder.element("Error", () -> {
            encoder.text("Type", type);
            encoder.text("Code", code);
            encoder.text("Message", message);
        });
        encoder.text("RequestId", requestId);
        encoder.xml.append("</ErrorResponse>");
        return encoder.xml.toString();
    }

    private void members(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean isSet = value != null
                    && !(value instanceof SdkAutoConstructList<?>)
                    && !(value instanceof SdkAutoConstructMap<?, ?>);
            if (isSet) {
                member(field, field.unmarshallLocationName(), value);
            }
        }
    }

    private void member(SdkField<?> field, String name, Object value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            ListTrait trait = field.getTrait(ListTrait.class);
            element(name, () -> ((List<?>) value).forEach(one -> member(trait.memberFieldInfo(), "member", one)));
        } else if (type == MarshallingType.MAP) {
            element(name, () -> entries(field.getTrait(MapTrait.class), (Map<?, ?>) value));
        } else if (type == MarshallingType.SDK_POJO) {
            element(name, () -> members((SdkPojo) value));
        } else {
            text(name, scalar(value));
        }
    }

    private void entries(MapTrait trait, Map<?, ?> map) {
        map.forEach((key, value) -> element("entry", () -> {
            text(trait.keyLocationName(), key.toString());
            member(trait.valueFieldInfo(), trait.valueLocationName(), value);
        }));
    }

    private static String scalar(Object value) {
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArray());
        }
        return value instanceof Instant instant
                ? instant.truncatedTo(ChronoUnit.SECONDS).toString()
                : value.toString();
    }

    private void element(String name, Runnable content) {
        xml.append('<').append(name).append('>');
        content.run();
        xml.append("</").append(name).append('>');
    }

    private void text(String name, String text) {
        element(name, () -> escape(text));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> xml.append("&#xD;");
                default -> xml.append(isXml(c) ? c : '\uFFFD');
            }
        }
    }

    private static boolean isXml(char c) {
        return c >= ' ' && c < '\uFFFE' || c == '\t' || c == '\n';
    }
}
