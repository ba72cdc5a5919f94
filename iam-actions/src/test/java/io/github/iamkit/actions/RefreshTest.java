package io.github.iamkit.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the tests of the script that refreshes the facts, which are written for node as it is. */
class RefreshTest {
    private static final Path FOLDER = Path.of("src", "catalog");

    @Test
    void the_script_that_refreshes_the_facts_passes_its_tests() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "node is not on this machine: the tests of refresh.mjs are skipped");
        Process node = new ProcessBuilder("node", "--test", "refresh.test.mjs")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(output).isZero();
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return node.waitFor() == 0
                    && Integer.parseInt(version.replaceAll("^v([0-9]+)[.].*\\s*", "$1")
                                    .strip())
                            >= 20;
        } catch (IOException e) {
            return false;
        }
    }
}
