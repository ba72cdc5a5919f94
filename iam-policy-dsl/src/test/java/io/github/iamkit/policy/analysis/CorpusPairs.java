package io.github.iamkit.policy.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.iamkit.policy.ManagedPolicies;
import io.github.iamkit.policy.Policy;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pairs of policies that real ones and small changes of them make; one seed always gives the same ones. */
final class CorpusPairs {
    /** A policy before and after a change. */
    record Pair(Policy before, Policy after) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOCUMENTS = ManagedPolicies.documents();

    private final Random random;

    CorpusPairs(long seed) {
        random = new Random(seed);
    }

    Pair next() {
        String before = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
        return new Pair(Policy.parse(before), Policy.parse(changed(before)));
    }

    private String changed(String document) {
        try {
            ObjectNode policy = (ObjectNode) JSON.readTree(document);
            ArrayNode statements = list(policy, "Statement");
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                change(statements);
            }
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(ArrayNode statements) throws JsonProcessingException {
        int at = random.nextInt(statements.size());
        ObjectNode statement = (ObjectNode) statements.get(at);
        String actions = statement.has("Action") ? "Action" : "NotAction";
        String resources = statement.has("Resource") ? "Resource" : "NotResource";
        switch (random.nextInt(12)) {
            case 0 -> drop(statements, at);
            case 1 -> drop(list(statement, actions));
            case 2 -> widenAction(list(statement, actions));
            case 3 -> drop(list(statement, resources));
            case 4 -> change(list(statement, resources), value -> value + (value.endsWith("*") ? "x" : "*"));
            case 5 -> statement.remove("Condition");
            case 6 -> addCondition(statement);
            case 7 -> changeConditionValue(statement);
            case 8 -> addOf(statements, DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
            case 9 -> split(statements, at);
            case 10 -> statement.put("Effect", statement.get("Effect").asText().equals("Allow") ? "Deny" : "Allow");
            default ->
                change(
                        list(statement, actions),
                        value -> value.contains("*") ? value.replace("*", "Get*") : value + "V2");
        }
    }

    private static ArrayNode list(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        return value.isArray() ? (ArrayNode) value : object.putArray(name).add(value);
    }

    private void drop(ArrayNode list) {
        drop(list, random.nextInt(list.size()));
    }

    private static void drop(ArrayNode list, int at) {
        if (list.size() > 1) {
            list.remove(at);
        }
    }

    private void widenAction(ArrayNode actions) {
        change(actions, value -> {
            int colon = value.indexOf(':');
            int end = colon + 1 + random.nextInt(Math.max(1, value.length() - colon));
            return colon < 0 ? value : value.substring(0, Math.min(end, value.length())) + "*";
        });
    }

    private void change(ArrayNode list, java.util.function.UnaryOperator<String> change) {
        int at = random.nextInt(list.size());
        list.set(at, change.apply(list.get(at).asText()));
    }

    private void addCondition(ObjectNode statement) {
        ObjectNode condition =
                statement.has("Condition") ? (ObjectNode) statement.get("Condition") : statement.putObject("Condition");
        List<String[]> choices = List.of(
                new String[] {"StringEquals", "aws:ResourceTag/stage", "test"},
                new String[] {"StringLike", "aws:PrincipalArn", "arn:aws:iam::*:role/ops/*"},
                new String[] {"Bool", "aws:SecureTransport", "true"},
                new String[] {"IpAddress", "aws:SourceIp", "203.0.113.0/24"},
                new String[] {"ForAllValues:StringEquals", "aws:TagKeys", "stage"},
                new String[] {"StringNotEqualsIfExists", "aws:RequestedRegion", "us-east-1"},
                new String[] {"DateLessThan", "aws:CurrentTime", "2026-01-01T00:00:00Z"},
                new String[] {"Null", "aws:MultiFactorAuthPresent", "false"});
        String[] choice = choices.get(random.nextInt(choices.size()));
        if (!condition.has(choice[0])) {
            condition.putObject(choice[0]).put(choice[1], choice[2]);
        }
    }

    private void changeConditionValue(ObjectNode statement) {
        if (statement.has("Condition")) {
            List<ObjectNode> blocks = new ArrayList<>();
            statement.get("Condition").forEach(block -> blocks.add((ObjectNode) block));
            ObjectNode block = blocks.isEmpty() ? JSON.createObjectNode() : blocks.get(random.nextInt(blocks.size()));
            List<String> keys = new ArrayList<>();
            block.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> {
                ArrayNode values = JSON.createArrayNode();
                list(block, key).forEach(value -> values.add(value.asText()));
                block.set(key, values);
                if (random.nextBoolean()) {
                    values.add(values.get(0).asText() + "x");
                } else {
                    drop(values);
                }
            });
        }
    }

    private void addOf(ArrayNode statements, String document) throws JsonProcessingException {
        ArrayNode others = list((ObjectNode) JSON.readTree(document), "Statement");
        ObjectNode added = (ObjectNode) others.get(random.nextInt(others.size()));
        added.remove("Sid");
        statements.add(added);
    }

    private static void split(ArrayNode statements, int at) {
        ObjectNode statement = (ObjectNode) statements.get(at);
        if (statement.has("Action")) {
            ArrayNode actions = list(statement, "Action");
            ObjectNode second = statement.deepCopy();
            second.remove("Sid");
            ArrayNode rest = second.putArray("Action");
            while (actions.size() > 1 && actions.size() > rest.size()) {
                rest.add(actions.remove(actions.size() - 1));
            }
            if (!rest.isEmpty()) {
                statements.add(second);
            }
        }
    }
}
