package io.github.iamkit.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a lesson as one program, in which each block of code prints what the block of text after it says. */
class LessonTest {
    static final List<Path> LESSONS = List.of(
            Path.of("iam-policy-dsl", "README.md"),
            Path.of("iam-actions", "README.md"),
            Path.of("iam-certs", "README.md"));

    private static final String END_OF_BLOCK = "--- end of block";

    @TempDir
    Path classes;

    static List<Path> lessons() {
        return LESSONS;
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void a_lesson_prints_what_it_says(Path lesson) throws Exception {
        List<Block> blocks = blocks(Library.root().resolve(lesson));

        List<String> printed =
                List.of(Compilation.output(classes, "Lesson", program(blocks)).split(END_OF_BLOCK + "\n", -1));

        for (int i = 0; i < blocks.size(); i++) {
            assertThat(printed.get(i))
                    .as(blocks.get(i).code())
                    .isEqualTo(blocks.get(i).output());
        }
    }

    /** A block of code and the block of text that follows it before the next one. */
    private record Block(String code, String output) {}

    private static List<Block> blocks(Path readme) throws IOException {
        String[] parts = Files.readString(readme).split("```", -1);
        List<Block> blocks = new ArrayList<>();
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].startsWith("java\n")) {
                String next = i + 2 < parts.length && parts[i + 2].startsWith("text\n")
                        ? parts[i + 2].substring("text\n".length())
                        : "";
                blocks.add(new Block(parts[i].substring("java\n".length()), next));
            }
        }
        return blocks;
    }

    private static String program(List<Block> blocks) {
        StringBuilder imports = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        for (Block block : blocks) {
            boolean isImports = block.code().startsWith("import ");
            (isImports ? imports : statements).append(block.code());
            statements.append("System.out.println(\"" + END_OF_BLOCK + "\");\n");
        }
        return imports + "class Lesson {\n public static void main(String[] arguments) throws Exception {\n"
                + statements + "}\n}\n";
    }
}
