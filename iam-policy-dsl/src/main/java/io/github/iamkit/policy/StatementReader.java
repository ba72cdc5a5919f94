package io.github.iamkit.policy;

import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import io.github.iamkit.policy.match.Suggestion;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one statement from its JSON object. */
final class StatementReader {
    private static final List<String> ELEMENTS = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final List<String> EFFECTS = List.of("Allow", "Deny");

    private final JsonObject object;
    private final SourceText source;
    private final Problems problems;
    private JsonObject.@Nullable Member effectMember;
    private JsonObject.@Nullable Member principalMember;
    private JsonObject.@Nullable Member actionMember;
    private JsonObject.@Nullable Member resourceMember;
    private @Nullable String sid;
    private @Nullable Effect effect;
    private @Nullable Selection<Principal> principals;
    private @Nullable Selection<Action> actions;
    private @Nullable Selection<String> resources;
    private ConditionElement condition = ConditionElement.ABSENT;

    StatementReader(JsonObject object, SourceText source, Problems problems) {
        this.object = object;
        this.source = source;
        this.problems = problems;
    }

    ReadStatement read() {
        object.members().forEach(this::readElement);
        if (effectMember == null) {
            missing("MISSING_EFFECT", "Effect", "write \"Allow\" or \"Deny\"");
        }
        if (actionMember == null) {
            missing("MISSING_ACTION", "Action", "name at least one");
        }
        Statement statement = effect == null || actions == null
                ? null
                : new Statement(
                        sid, effect, principals, actions, resources, condition, position(source, object.offset()));
        return new ReadStatement(object, principalMember, actionMember, resourceMember, statement);
    }

    private static Supplier<SourcePosition> position(SourceText source, int offset) {
        return () -> new SourcePosition(source.line(offset), source.column(offset));
    }

    private void missing(String code, String element, String remedy) {
        problems.add(code, object.offset(), "element `" + element + "` is missing", remedy);
    }

    private void readElement(JsonObject.Member member) {
        JsonValue value = member.value();
        switch (member.name()) {
            case "Sid" -> readSid(value);
            case "Effect" -> {
                effectMember = member;
                readEffect(value);
            }
            case "Principal", "NotPrincipal" -> {
                principalMember = onlyOne(principalMember, member);
                principals = select(member, PrincipalReader.read(value, problems));
            }
            case "Action", "NotAction" -> {
                actionMember = onlyOne(actionMember, member);
                actions = select(
                        member, Texts.read(value, "EMPTY_ARRAY_ACTION", text -> new Action(text.text()), problems));
            }
            case "Resource", "NotResource" -> {
                resourceMember = onlyOne(resourceMember, member);
                resources = select(member, Texts.read(value, "EMPTY_ARRAY_RESOURCE", JsonScalar::text, problems));
            }
            case "Condition" -> condition = ConditionReader.read(value, source, problems);
            default ->
                problems.add(
                        "INVALID_POLICY_ELEMENT",
                        member.offset(),
                        "unknown element `" + member.name() + "`",
                        Suggestion.among(ELEMENTS, member.name(), "remove it"));
        }
    }

    private void readSid(JsonValue value) {
        if (value instanceof JsonScalar scalar && scalar.isString()) {
            sid = scalar.text();
        } else {
            problems.mismatch(value, "a string");
        }
    }

    private void readEffect(JsonValue value) {
        if (!(value instanceof JsonScalar scalar) || !scalar.isString()) {
            problems.mismatch(value, "a string");
            return;
        }
        switch (scalar.text()) {
            case "Allow" -> effect = Effect.ALLOW;
            case "Deny" -> effect = Effect.DENY;
            default ->
                problems.add(
                        "INVALID_EFFECT",
                        scalar.offset(),
                        "unknown effect `" + scalar.text() + "`",
                        Suggestion.among(EFFECTS, scalar.text(), "write \"Allow\" or \"Deny\""));
        }
    }

    /** Refuses an element beside its {@code Not} twin. */
    private JsonObject.Member onlyOne(JsonObject.@Nullable Member earlier, JsonObject.Member member) {
        if (earlier != null && !earlier.name().equals(member.name())) {
            problems.add(
                    "UNSUPPORTED_ELEMENT_COMBINATION",
                    member.offset(),
                    "`" + earlier.name() + "` and `" + member.name() + "` stand in one statement",
                    "keep one, or write two statements");
        }
        return member;
    }

    private static <T> Selection<T> select(JsonObject.Member member, List<T> items) {
        return new Selection<>(member.name().startsWith("Not"), items);
    }
}
