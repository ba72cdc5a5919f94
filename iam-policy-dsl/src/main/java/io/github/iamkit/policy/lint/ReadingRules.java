package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.lint.Rule.reading;

import java.util.List;

/** What the reader of texts refuses, with AWS Access Analyzer's severities: it takes empty lists, which the reader does not. */
final class ReadingRules {
    static final List<Rule> ALL = List.of(
            reading("JSON_SYNTAX_ERROR", ERROR, "The text is not one JSON object"),
            reading("DATA_TYPE_MISMATCH", ERROR, "An element holds a type of JSON that it cannot hold"),
            reading(
                    "X_DUPLICATE_JSON_KEY",
                    ERROR,
                    "A key stands twice in one object: readers differ in which one counts"),
            reading(
                    "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
                    ERROR,
                    "A condition key stands twice in a statement, in different letter case"),
            reading("X_INVALID_CHARACTER", ERROR, "A text holds a character that cannot be written again"),
            reading("X_LIMIT_EXCEEDED", ERROR, "The text is longer, deeper or fuller than the reader's limits"),
            reading("X_EMPTY_TEXT", ERROR, "A text is empty where something has to be named"),
            reading("INVALID_POLICY_ELEMENT", ERROR, "A policy or statement has no such element"),
            reading("MISSING_STATEMENT", ERROR, "The policy has no statement"),
            reading("INVALID_VERSION", ERROR, "The language has no such version"),
            reading("MISSING_EFFECT", ERROR, "A statement has no `Effect`"),
            reading("INVALID_EFFECT", ERROR, "`Effect` is neither `Allow` nor `Deny`"),
            reading("MISSING_ACTION", ERROR, "A statement has neither `Action` nor `NotAction`"),
            reading("EMPTY_ARRAY_ACTION", SUGGESTION, "`Action` or `NotAction` is an empty list"),
            reading("EMPTY_ARRAY_RESOURCE", SUGGESTION, "`Resource` or `NotResource` is an empty list"),
            reading("EMPTY_ARRAY_PRINCIPAL", SUGGESTION, "A list of principals is empty"),
            reading("EMPTY_OBJECT_PRINCIPAL", SUGGESTION, "`Principal` or `NotPrincipal` is an empty object"),
            reading("UNSUPPORTED_ELEMENT_COMBINATION", ERROR, "An element stands beside its `Not` twin"),
            reading(
                    "INVALID_PRINCIPAL_FORMAT",
                    ERROR,
                    "`Principal` is neither `\"*\"` nor an object, or names a group"),
            reading("INVALID_PRINCIPAL_KEY", ERROR, "There is no such kind of principal"),
            reading("INVALID_CONDITION_OPERATOR", ERROR, "There is no such condition operator"),
            reading("NULL_WITH_IF_EXISTS", ERROR, "`NullIfExists` asks twice whether the key exists"),
            reading("INVALID_CONDITION_DATA_TYPE", ERROR, "The values of one key mix strings, numbers and booleans"));

    private ReadingRules() {}
}
