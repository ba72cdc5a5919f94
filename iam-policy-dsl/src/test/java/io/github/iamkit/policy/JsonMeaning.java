package io.github.iamkit.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a policy says, as another JSON parser reads it: members unordered, one value as a list, every scalar as text. */
final class JsonMeaning {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonMeaning() {}

    static Object of(String json) {
        try {
            return of(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Object> of(JsonNode node) {
        if (!node.isArray()) {
            return List.of(one(node));
        }
        List<Object> all = new ArrayList<>();
        node.forEach(element -> all.add(one(element)));
        return all;
    }

    private static Object one(JsonNode node) {
        if (!node.isObject()) {
            return node.asText();
        }
        Map<String, Object> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
        return members;
    }
}
