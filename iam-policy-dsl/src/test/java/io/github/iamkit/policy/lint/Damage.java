package io.github.iamkit.policy.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** What people do to policies, and the linter can undo. */
enum Damage {
    NO_VERSION {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            policy.remove("Version");
        }
    },
    OLD_VERSION {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            policy.put("Version", "2008-10-17");
        }
    },
    EMPTY_SID {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            statement.put("Sid", "");
        }
    },
    EMPTY_CONDITION {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            statement.remove("Condition");
            statement.putObject("Condition");
        }
    },
    EMPTY_OPERATOR {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            conditions(statement).putObject("StringNotEqualsIgnoreCase");
        }
    },
    COVERED_ACTION {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            addTwin(statement, statement.has("Action") ? "Action" : "NotAction");
        }
    },
    COVERED_RESOURCE {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            addTwin(statement, statement.has("Resource") ? "Resource" : "NotResource");
        }
    },
    CAPITAL_SERVICE {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            statement.put("Effect", "Deny");
            statement.put("Resource", "arn:aws:S3:::damaged/*").remove("NotResource");
        }
    },
    SAME_STATEMENT {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            statements(policy).add(statement.deepCopy().without("Sid"));
        }
    },
    NARROWER_STATEMENT {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            ObjectNode narrower = statement.deepCopy();
            narrower.remove("Sid");
            conditions(narrower).putObject("StringEquals").put("aws:PrincipalTag/damaged", "yes");
            statements(policy).add(narrower);
        }
    },
    UNDONE_STATEMENT {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            ObjectNode undoing = statement.deepCopy();
            undoing.remove(List.of("Sid", "Condition"));
            undoing.put("Effect", "Deny");
            statements(policy).add(undoing);
        }
    },
    HOST_BITS {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            conditions(statement).putObject("IpAddress").put("aws:SourceIp", "203.0.113.77/24");
        }
    },
    PRIVATE_ADDRESSES {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            ObjectNode block = conditions(statement).putObject("IpAddress");
            block.putArray("aws:SourceIp").add("10.0.0.0/8").add("203.0.113.0/24");
        }
    },
    PRIVATE_EXCEPTIONS {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            statement.put("Effect", "Deny");
            ObjectNode block = conditions(statement).putObject("NotIpAddress");
            block.putArray("aws:SourceIp").add("192.168.0.0/16").add("203.0.113.0/24");
        }
    },
    TWO_BOUNDS {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            ObjectNode block = conditions(statement).putObject("NumericLessThan");
            block.putArray("aws:MultiFactorAuthAge").add("600").add("900");
        }
    },
    TWO_NEGATED_BOUNDS {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            ObjectNode block = conditions(statement).putObject("NumericGreaterThanEqualsIfExists");
            block.putArray("aws:MultiFactorAuthAge").add("600").add("700").add("600");
        }
    },
    NO_QUOTES {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            conditions(statement).putObject("Bool").put("aws:SecureTransport", true);
        }
    },
    SESSION_BESIDE_ITS_ROLE {
        @Override
        void apply(ObjectNode policy, ObjectNode statement) {
            policy.removeAll();
            policy.put("Version", "2012-10-17");
            ObjectNode trusting = policy.putArray("Statement").addObject().put("Effect", "Allow");
            ArrayNode trusted = trusting.putObject("Principal").putArray("AWS");
            trusted.add("arn:aws:iam::111122223333:role/path/web").add("arn:aws:sts::111122223333:assumed-role/web/s");
            trusting.put("Action", "sts:AssumeRole");
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    abstract void apply(ObjectNode policy, ObjectNode statement);

    /** Returns the policy with this damage, in one of its statements. */
    String to(String document, Random random) {
        try {
            ObjectNode policy = (ObjectNode) JSON.readTree(document);
            ArrayNode statements = statements(policy);
            apply(policy, (ObjectNode) statements.get(random.nextInt(statements.size())));
            return policy.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArrayNode statements(ObjectNode policy) {
        return list(policy, "Statement");
    }

    private static ArrayNode list(ObjectNode object, String element) {
        JsonNode value = object.get(element);
        return value instanceof ArrayNode array
                ? array
                : object.putArray(element).add(value);
    }

    private static ObjectNode conditions(ObjectNode statement) {
        return statement.get("Condition") instanceof ObjectNode conditions
                ? conditions
                : statement.putObject("Condition");
    }

    /** Adds a text that an item of the list covers: what a pattern may stand for, or the item again. */
    private static void addTwin(ObjectNode statement, String element) {
        ArrayNode items = list(statement, element);
        items.add(items.get(items.size() - 1)
                .asText()
                .replace("*", element.endsWith("Action") ? "Damaged" : "*/damaged"));
    }
}
