package io.github.iamkit.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReadmeTest {
    private static final List<String> IMPORTS = List.of(
            "import static io.github.iamkit.policy.condition.GlobalKeys.*;",
            "import io.github.iamkit.actions.*;",
            "import io.github.iamkit.blueprint.*;",
            "import io.github.iamkit.certs.*;",
            "import io.github.iamkit.credentials.*;",
            "import io.github.iamkit.policy.*;",
            "import io.github.iamkit.policy.analysis.*;",
            "import io.github.iamkit.policy.catalog.*;",
            "import io.github.iamkit.policy.condition.*;",
            "import io.github.iamkit.policy.lint.*;",
            "import io.github.iamkit.provision.*;",
            "import io.github.iamkit.testkit.*;",
            "import java.nio.file.*;",
            "import java.time.*;",
            "import java.util.*;",
            "import software.amazon.awssdk.services.iam.*;",
            "import software.amazon.awssdk.services.iam.model.IamException;");

    @TestFactory
    Stream<DynamicTest> every_java_block_compiles() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path readme : readmes()) {
            List<String> blocks = javaBlocks(Files.readString(readme));
            for (int i = 0; i < blocks.size(); i++) {
                String block = blocks.get(i);
                tests.add(DynamicTest.dynamicTest(
                        Library.root().relativize(readme) + ", block " + (i + 1),
                        () -> assertThat(Compilation.errors("Example", source(block)))
                                .as(block)
                                .isEmpty()));
            }
        }
        return tests.stream();
    }

    @Test
    void the_main_readme_gives_exactly_two_commands_for_a_fresh_machine() throws IOException {
        assertThat(Files.readString(Library.root().resolve("README.md"))).contains("mvn -q -Pstory", "mvn -B verify");
    }

    private static List<Path> readmes() throws IOException {
        try (Stream<Path> files = Files.walk(Library.root(), 2)) {
            return files.filter(file -> file.endsWith("README.md") || file.endsWith("BLUEPRINT.md"))
                    .filter(file -> LessonTest.LESSONS.stream().noneMatch(file::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> javaBlocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        for (int start = markdown.indexOf("```java\n"); start >= 0; start = markdown.indexOf("```java\n", start)) {
            int from = start + "```java\n".length();
            int end = markdown.indexOf("```", from);
            blocks.add(markdown.substring(from, end));
            start = end;
        }
        return blocks;
    }

    /** A block is a whole file, if it declares a class, or statements, which may use what the text around them is about. */
    private static String source(String block) {
        if (block.contains("class ")) {
            return block.replace("public class ", "class ");
        }
        StringBuilder imports = new StringBuilder(String.join("\n", IMPORTS)).append('\n');
        StringBuilder statements = new StringBuilder();
        for (String line : block.split("\n")) {
            (line.startsWith("import ") ? imports : statements).append(line).append('\n');
        }
        String folder = block.contains(" aws = ") ? "" : "Path aws, ";
        return imports + "class Example {\n  void example(" + folder
                + "IamClient client, String json) throws Exception {\n" + statements + "  }\n}\n";
    }
}
