package io.github.iamkit.policy;

import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.match.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code Principal} and {@code NotPrincipal}: the text {@code "*"}, or a map by kinds of principals. */
final class PrincipalReader {
    private static final List<String> KEYS = List.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final String EMPTY_LIST = "EMPTY_ARRAY_PRINCIPAL";
    private static final String EXAMPLE = "write \"*\" or an object such as {\"AWS\": \"123456789012\"}";

    private final Problems problems;
    private final List<Principal> principals = new ArrayList<>();

    private PrincipalReader(Problems problems) {
        this.problems = problems;
    }

    static List<Principal> read(JsonValue value, Problems problems) {
        PrincipalReader reader = new PrincipalReader(problems);
        reader.readElement(value);
        return Collections.unmodifiableList(reader.principals);
    }

    private void readElement(JsonValue value) {
        if (value instanceof JsonObject object) {
            readMap(object);
        } else if (!(value instanceof JsonScalar scalar) || !scalar.isString()) {
            invalidFormat(value, "expected \"*\" or an object, found " + value.kind());
        } else if (scalar.text().equals("*")) {
            principals.add(Principal.everyone());
        } else {
            invalidFormat(value, "`" + scalar.text() + "` is no principal on its own");
        }
    }

    private void invalidFormat(JsonValue value, String message) {
        problems.add("INVALID_PRINCIPAL_FORMAT", value.offset(), message, EXAMPLE);
    }

    private void readMap(JsonObject object) {
        if (object.members().isEmpty()) {
            problems.add("EMPTY_OBJECT_PRINCIPAL", object.offset(), "the object is empty", EXAMPLE);
        }
        for (JsonObject.Member member : object.members()) {
            switch (member.name()) {
                case "AWS" -> principals.addAll(Texts.read(member.value(), EMPTY_LIST, this::readAws, problems));
                case "Service" -> readNames(member, Principal.Service::new);
                case "Federated" -> readNames(member, Principal.Federated::new);
                case "CanonicalUser" -> readNames(member, Principal.CanonicalUser::new);
                default ->
                    problems.add(
                            "INVALID_PRINCIPAL_KEY",
                            member.offset(),
                            "unknown kind of principal `" + member.name() + "`",
                            Suggestion.among(
                                    KEYS, member.name(), "write `AWS`, `Service`, `Federated` or `CanonicalUser`"));
            }
        }
    }

    private @Nullable Principal readAws(JsonScalar scalar) {
        if (Principal.Aws.isGroup(scalar.text())) {
            problems.add(
                    "INVALID_PRINCIPAL_FORMAT",
                    scalar.offset(),
                    Principal.Aws.groupRefused(scalar.text()),
                    Principal.Aws.INSTEAD_OF_GROUP);
            return null;
        }
        return new Principal.Aws(scalar.text());
    }

    private void readNames(JsonObject.Member member, Function<String, Principal> principal) {
        principals.addAll(Texts.read(member.value(), EMPTY_LIST, scalar -> principal.apply(scalar.text()), problems));
    }
}
