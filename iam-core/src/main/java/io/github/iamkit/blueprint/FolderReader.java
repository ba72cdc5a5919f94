package io.github.iamkit.blueprint;

import io.github.iamkit.blueprint.FolderFormat.Member;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonProblem;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a blueprint from a folder. What the file has too much of, or in another shape, is refused with its place. */
final class FolderReader {
    private static final int DEPTH = 8;
    private static final int MOST_VALUES = 1_000_000;

    private final Path folder;
    private final SourceText source;
    private final JsonTree tree;
    private final List<String> problems = new ArrayList<>();
    private final List<String> adopted = new ArrayList<>();
    private final Blueprint.Builder builder = Blueprint.builder();

    FolderReader(Path folder) {
        this.folder = folder;
        this.source = new SourceText(text(folder.resolve(FolderFormat.FILE)));
        this.tree = JsonTree.parse(source, DEPTH, MOST_VALUES);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    Blueprint read() {
        for (JsonProblem problem : tree.problems()) {
            add(problem.offset(), problem.message() + (problem.remedy().isEmpty() ? "" : "; " + problem.remedy()));
        }
        if (tree.isComplete()) {
            object(tree.root()).ifPresent(root -> root.members().forEach(this::readMember));
        }
        requireNone();
        Blueprint blueprint = builder.build();
        for (String address : adopted) {
            blueprint = blueprint.adopt(address);
        }
        return blueprint;
    }

    private void requireNone() {
        if (!problems.isEmpty()) {
            throw new InvalidBlueprintException(problems);
        }
    }

    private void add(int offset, String problem) {
        String pointer = tree.isComplete() ? tree.pointerTo(offset) : "";
        problems.add("in `" + folder.resolve(FolderFormat.FILE) + "`" + (pointer.isEmpty() ? "" : " at " + pointer)
                + " (line " + source.line(offset) + ", column " + source.column(offset) + "): " + problem);
    }

    private void readMember(JsonObject.Member member) {
        switch (member.name()) {
            case FolderFormat.NAME -> string(member.value()).ifPresent(builder::name);
            case FolderFormat.EXCLUSIVE -> strings(member.value()).forEach(scope -> readScope(member, scope));
            case FolderFormat.EXCLUSIVE_UNDER -> strings(member.value()).forEach(builder::exclusiveUnder);
            case FolderFormat.ADOPT -> adopted.addAll(strings(member.value()));
            case FolderFormat.PASSWORD_POLICY -> object(member.value()).ifPresent(this::readPasswordPolicy);
            default ->
                FolderFormat.of(member.name())
                        .ifPresentOrElse(
                                format -> readSection(format, member.value()),
                                () -> add(
                                        member.offset(),
                                        "unknown member `" + member.name() + "`; there are "
                                                + FolderFormat.NAME + ", " + FolderFormat.EXCLUSIVE + ", "
                                                + FolderFormat.EXCLUSIVE_UNDER + ", " + FolderFormat.ADOPT + ", "
                                                + FolderFormat.PASSWORD_POLICY + ", "
                                                + Arrays.stream(FolderFormat.values())
                                                        .map(FolderFormat::section)
                                                        .collect(Collectors.joining(", "))));
        }
    }

    private void readScope(JsonObject.Member member, String name) {
        for (Scope scope : Scope.values()) {
            if (scope.name().equals(name)) {
                builder.exclusive(scope);
                return;
            }
        }
        add(member.value().offset(), "unknown scope `" + name + "`; there are " + List.of(Scope.values()));
    }

    private void readPasswordPolicy(JsonObject settings) {
        PasswordSettings all = new PasswordSettings(PasswordSettings.SHORTEST);
        for (JsonObject.Member member : settings.members()) {
            if (!PasswordSettings.NAMES.contains(member.name())) {
                add(member.offset(), "unknown setting `" + member.name() + "`; there are " + PasswordSettings.NAMES);
            } else if (PasswordSettings.isNumber(member.name())) {
                number(member.value()).ifPresent(number -> all.put(member.name(), number));
            } else if (member.value() instanceof JsonScalar scalar
                    && (scalar.text().equals("true") || scalar.text().equals("false"))) {
                if (scalar.text().equals("true")) {
                    all.put(member.name(), scalar.text());
                }
            } else {
                add(
                        member.value().offset(),
                        "expected true or false, found " + member.value().kind());
            }
        }
        builder.passwordPolicy(all);
    }

    private void readSection(FolderFormat format, JsonValue section) {
        object(section).ifPresent(entities -> {
            for (JsonObject.Member entity : entities.members()) {
                object(entity.value())
                        .ifPresent(said -> readEntity(format, new Entity(format.kind(), entity.name()), said));
            }
        });
    }

    private void readEntity(FolderFormat format, Entity entity, JsonObject said) {
        builder.name(entity);
        for (JsonObject.Member member : said.members()) {
            Optional<Member> known = format.members().stream()
                    .filter(one -> one.name().equals(member.name()))
                    .findFirst();
            known.ifPresentOrElse(
                    one -> readValue(entity, one, member.value()),
                    () -> add(
                            member.offset(),
                            "unknown member `" + member.name() + "`; there are "
                                    + format.members().stream()
                                            .map(Member::name)
                                            .collect(Collectors.joining(", "))));
        }
        for (Member member : format.members()) {
            boolean isNeeded = member.aspect() == Aspect.DOCUMENT || member.aspect() == Aspect.METADATA;
            if (isNeeded && said.members().stream().noneMatch(one -> one.name().equals(member.name()))) {
                add(said.offset(), "has no `" + member.name() + "`; name its file");
            }
        }
    }

    private void readValue(Entity entity, Member member, JsonValue value) {
        Aspect aspect = member.aspect();
        switch (member.shape()) {
            case TEXT -> string(value).ifPresent(text -> say(entity.its(aspect), Value.of(text)));
            case NUMBER -> number(value).ifPresent(number -> say(entity.its(aspect), Value.of(number)));
            case NAMES -> strings(value).forEach(name -> say(entity.its(aspect, name), Value.NOTHING_MORE));
            case WORDS ->
                say(
                        entity.its(aspect),
                        Value.of(strings(value).stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(" "))));
            case TEXTS_BY_NAME ->
                object(value)
                        .ifPresent(texts -> texts.members()
                                .forEach(text -> string(text.value())
                                        .ifPresent(one -> say(entity.its(aspect, text.name()), Value.of(one)))));
            case POLICY_FILE -> file(value).ifPresent(path -> say(entity.its(aspect), Value.of(Policy.read(path))));
            case TRUST_FILE -> file(value).ifPresent(path -> say(entity.its(aspect), Value.of(TrustPolicy.read(path))));
            case TEXT_FILE -> file(value).ifPresent(path -> say(entity.its(aspect), Value.of(text(path))));
            case POLICY_FILES_BY_NAME ->
                object(value)
                        .ifPresent(files -> files.members()
                                .forEach(policy -> file(policy.value())
                                        .ifPresent(path ->
                                                say(entity.its(aspect, policy.name()), Value.of(Policy.read(path))))));
        }
    }

    private void say(Address address, Value value) {
        builder.say(Map.entry(address, value));
    }

    /** Returns a file that is named, if it is in the folder. */
    private Optional<Path> file(JsonValue value) {
        Optional<Path> file = string(value).map(name -> folder.resolve(name).normalize());
        if (file.isPresent() && !file.get().startsWith(folder.normalize())) {
            add(value.offset(), "`" + file.get() + "` is not in the folder of the blueprint; move it there");
            return Optional.empty();
        }
        return file;
    }

    private Optional<JsonObject> object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return Optional.of(object);
        }
        add(value.offset(), "expected an object, found " + value.kind());
        return Optional.empty();
    }

    private Optional<String> string(JsonValue value) {
        if (value instanceof JsonScalar scalar && scalar.isString()) {
            return Optional.of(scalar.text());
        }
        add(value.offset(), "expected a string, found " + value.kind());
        return Optional.empty();
    }

    private Optional<String> number(JsonValue value) {
        boolean isWhole = value instanceof JsonScalar scalar
                && scalar.type() == JsonScalar.Type.NUMBER
                && scalar.text().length() < 10
                && scalar.text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (isWhole) {
            return Optional.of(((JsonScalar) value).text());
        }
        add(value.offset(), "expected a whole number, found " + value.kind());
        return Optional.empty();
    }

    private List<String> strings(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.values().stream().flatMap(one -> string(one).stream()).toList();
        }
        add(value.offset(), "expected a list, found " + value.kind());
        return List.of();
    }
}
