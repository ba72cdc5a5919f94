package io.github.iamkit.blueprint;

import io.github.iamkit.blueprint.FolderFormat.Member;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Writes a blueprint into a folder, the policies into files of their own. */
final class FolderWriter {
    private final Path folder;
    private final Blueprint blueprint;
    private final JsonWriter json = JsonWriter.pretty();
    /** Some file systems take names that differ in letter case only for one. */
    private final Set<String> files = new HashSet<>();

    FolderWriter(Path folder, Blueprint blueprint) {
        this.folder = folder;
        this.blueprint = blueprint;
    }

    void write() {
        json.openObject().name(FolderFormat.NAME).value(blueprint.name());
        writeAll(
                FolderFormat.EXCLUSIVE,
                blueprint.claims().scopes().stream().sorted().map(Scope::name).toList());
        writeAll(
                FolderFormat.EXCLUSIVE_UNDER,
                blueprint.claims().paths().stream().sorted().toList());
        writeAll(
                FolderFormat.ADOPT,
                blueprint.adopted().stream().map(Entity::toString).toList());
        writePasswordPolicy();
        Arrays.stream(FolderFormat.values()).forEach(this::writeSection);
        json.closeObject();
        writeText(folder.resolve(FolderFormat.FILE), json + "\n");
    }

    private void writeAll(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            json.name(name).openArray();
            values.forEach(value -> json.element().value(value));
            json.closeArray();
        }
    }

    private void writePasswordPolicy() {
        Value settings = blueprint.facts().get(new Entity(Kind.PASSWORD_POLICY, "").its(Aspect.SETTINGS));
        if (settings != null) {
            json.name(FolderFormat.PASSWORD_POLICY).openObject();
            PasswordSettings.parse(settings.text())
                    .settings()
                    .forEach((name, value) -> json.name(name).literal(value));
            json.closeObject();
        }
    }

    private void writeSection(FolderFormat format) {
        List<Entity> entities = blueprint.entities().stream()
                .filter(entity -> entity.kind() == format.kind())
                .toList();
        if (!entities.isEmpty()) {
            json.name(format.section()).openObject();
            for (Entity entity : entities) {
                json.name(entity.name()).openObject();
                format.members().forEach(member -> writeMember(format, entity, member));
                json.closeObject();
            }
            json.closeObject();
        }
    }

    private void writeMember(FolderFormat format, Entity entity, Member member) {
        SortedMap<Address, Value> said = blueprint
                .facts()
                .subMap(
                        entity.its(member.aspect()),
                        new Address(entity, member.aspect(), String.valueOf(Character.MAX_VALUE)));
        Value first = said.values().stream().findFirst().orElse(null);
        if (first == null || member.aspect() == Aspect.EXISTENCE && first.text().isEmpty()) {
            return;
        }
        switch (member.shape()) {
            case TEXT -> json.name(member.name()).value(first.text());
            case NUMBER -> json.name(member.name()).literal(first.text());
            case NAMES ->
                writeAll(member.name(), said.keySet().stream().map(Address::key).toList());
            case WORDS -> writeAll(member.name(), List.of(first.text().split(" ")));
            case TEXTS_BY_NAME -> {
                json.name(member.name()).openObject();
                said.forEach((address, value) -> json.name(address.key()).value(value.text()));
                json.closeObject();
            }
            case POLICY_FILE -> json.name(member.name()).value(writePolicy(format.section(), entity.name(), first));
            case TRUST_FILE -> json.name(member.name()).value(writePolicy("trust", entity.name(), first));
            case TEXT_FILE -> {
                String file = format.section() + "/" + entity.name() + ".xml";
                writeText(folder.resolve(file), first.text());
                json.name(member.name()).value(file);
            }
            case POLICY_FILES_BY_NAME -> {
                json.name(member.name()).openObject();
                for (Map.Entry<Address, Value> policy : said.entrySet()) {
                    String file = entity.name() + "~" + policy.getKey().key();
                    json.name(policy.getKey().key()).value(writePolicy(format.section(), file, policy.getValue()));
                }
                json.closeObject();
            }
        }
    }

    private String writePolicy(String directory, String name, Value value) {
        PolicyDocument document = ((Value.Document) value).parsed().orElseThrow();
        String file = directory + "/" + name + ".json";
        for (int i = 2; !files.add(file.toLowerCase(Locale.ROOT)); i++) {
            file = directory + "/" + name + "~" + i + ".json";
        }
        Path target = folder.resolve(file);
        try {
            Files.createDirectories(folder.resolve(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of `" + target + "`", e);
        }
        document.writeTo(target);
        return file;
    }

    private void writeText(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().normalize().getParent();
            Files.createDirectories(parent);
            Path draft = Files.createTempFile(parent, ".blueprint", ".tmp");
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + file + "`", e);
        }
    }
}
