package io.github.iamkit.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.provisioning.Wire;
import io.github.iamkit.testkit.RecordedCall;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every line of the table of the command-line tools of 2011, as the README has it, against the fake. */
class LegacyCommandsTest {
    /** The 69 commands with their options; an option that repeats another's meaning there stands once. */
    private static final String COMMANDS = """
            accountaliascreate a | accountaliasdelete a | accountaliaslist | accountgetsummary
            groupcreate g p v | groupdel g r p | groupmod g n p | grouplistbypath p | grouplistusers g
            groupadduser g u | groupremoveuser g u | groupaddpolicy g p e a r o | groupuploadpolicy g p f o
            groupgetpolicy g p | grouplistpolicies g p v | groupdelpolicy g p
            usercreate u p g k v | userdel u r p | usermod u n p | userlistbypath p | usergetattributes u
            userlistgroups u | useraddpolicy u p e a r o | useruploadpolicy u p f o | usergetpolicy u p
            userlistpolicies u p v | userdelpolicy u p | useraddkey u | userlistkeys u | usermodkey u k s
            userdelkey u k | useraddcert u f c | userlistcerts u v | usermodcert u c s | userdelcert u c
            useraddloginprofile u p | usergetloginprofile u | usermodloginprofile u p | userdelloginprofile u
            userenablemfadevice u s c1 c2 | userdeactivatemfadevice u s | userlistmfadevices u
            userresyncmfadevice u s c1 c2 | servercertupload s b k c p v | servercertgetattributes s
            servercertlistbypath p | servercertmod s n p | servercertdel s | usercreatecert u
            virtualmfadevicecreate s p o | virtualmfadevicedel s | virtualmfadevicelist
            rolecreate r p s f v | roledel r p | rolegetattributes r | rolelistbypath p | roleaddpolicy r p e a c
            roleuploadpolicy r p f | rolegetpolicy r p | rolelistpolicies r v | roledelpolicy r p
            roleupdateassumepolicy r s f | instanceprofilecreate s p r v | instanceprofiledel s r
            instanceprofilegetattributes s | instanceprofilelistbypath p | instanceprofilelistforrole r
            instanceprofileaddrole s r | instanceprofileremoverole s r
            """;

    private static final String IMPORTS = """
            import io.github.iamkit.certs.*;
            import io.github.iamkit.policy.*;
            import io.github.iamkit.provision.*;
            import java.nio.file.*;
            import java.security.PrivateKey;
            import java.security.cert.X509Certificate;
            import java.util.*;
            """;

    @TempDir
    static Path folder;

    /** A line of the table. */
    private record Row(String command, String call, List<String> operations) {
        String name() {
            return command.substring("iam-".length(), (command + " ").indexOf(' '));
        }

        Set<String> options() {
            Set<String> options = new TreeSet<>();
            for (String word : command.split(" ")) {
                if (word.matches("-[a-z][12]?")) {
                    options.add(word.substring(1));
                }
            }
            return options;
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Library.root().resolve("iam-core/README.md"))) {
            if (line.startsWith("| `iam-")) {
                String[] cells = line.substring(1).split(" \\| ?");
                List<String> operations = cells.length < 3
                        ? List.of()
                        : Arrays.stream(cells[2].replace("|", "").strip().split(", "))
                                .filter(operation -> !operation.isEmpty())
                                .toList();
                rows.add(new Row(code(cells[0]), code(cells[1]), operations));
            }
        }
        return rows;
    }

    private static String code(String cell) {
        return cell.strip().replace("`", "");
    }

    @Test
    void the_table_has_all_commands_with_all_their_options() throws IOException {
        Map<String, Set<String>> wanted = new TreeMap<>();
        Stream.of(COMMANDS.split("\\||\n"))
                .map(String::strip)
                .filter(command -> !command.isEmpty())
                .map(command -> command.split(" "))
                .forEach(words ->
                        wanted.put(words[0], new TreeSet<>(List.of(words).subList(1, words.length))));
        Map<String, Set<String>> present = new TreeMap<>();
        for (Row row : rows()) {
            present.computeIfAbsent(row.name(), name -> new TreeSet<>()).addAll(row.options());
        }

        assertThat(wanted).hasSize(69);
        assertThat(present).isEqualTo(wanted);
    }

    @TestFactory
    Stream<DynamicTest> every_line_does_what_it_says() throws Exception {
        List<Row> rows = rows();
        Map<Wire, LegacyWorld> worlds = new EnumMap<>(Wire.class);
        for (Wire wire : Wire.values()) {
            worlds.put(wire, new LegacyWorld(folder, wire));
        }
        Class<?> program = Compilation.load(folder, "LegacyCommands", source(rows));
        Stream<DynamicTest> all = worlds.entrySet().stream()
                .flatMap(world -> IntStream.range(0, rows.size())
                        .mapToObj(i -> DynamicTest.dynamicTest(
                                world.getKey() + ": " + rows.get(i).command(),
                                () -> run(program, i, rows.get(i), world.getValue()))));
        return all.onClose(() -> worlds.values().forEach(LegacyWorld::hangUp));
    }

    private static void run(Class<?> program, int number, Row row, LegacyWorld world) throws Exception {
        world.aws.restore(world.start);
        int before = world.aws.calls().size();
        try {
            program.getMethod("row" + number, LegacyWorld.class).invoke(null, world);
        } catch (InvocationTargetException e) {
            throw new AssertionError(row.call() + " failed: " + e.getCause().getMessage(), e.getCause());
        }
        List<RecordedCall> calls = world.aws.calls();
        List<String> made = calls.subList(before, calls.size()).stream()
                .filter(call -> call.error().isEmpty())
                .map(RecordedCall::operation)
                .toList();

        assertThat(made).as(row.call()).containsAll(row.operations());
        if (row.call().contains("preview")) {
            assertThat(made).allMatch(operation -> operation.startsWith("Get") || operation.startsWith("List"));
        }
    }

    private static String source(List<Row> rows) {
        StringBuilder source = new StringBuilder(IMPORTS).append("public class LegacyCommands {\n");
        for (int i = 0; i < rows.size(); i++) {
            source.append("public static Object row").append(i).append("(io.github.iamkit.project.LegacyWorld world)");
            source.append(" throws Exception {\nIamProvisioner iam = world.anew();\n");
            String call = rows.get(i).call();
            for (var field : LegacyWorld.class.getFields()) {
                if (!field.getName().equals("iam") && call.matches(".*\\b" + field.getName() + "\\b.*")) {
                    source.append("var ").append(field.getName()).append(" = world.");
                    source.append(field.getName()).append(";\n");
                }
            }
            source.append("return ").append(call).append(";\n}\n");
        }
        return source.append("}\n").toString();
    }
}
