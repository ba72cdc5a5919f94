package io.github.iamkit.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Action;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Starts programs of their own, as in this one everything is loaded sooner or later. */
class LoadingTest {
    @Test
    void using_the_constants_of_a_service_loads_its_class_and_no_other() throws Exception {
        List<String> loaded = run("-Xlog:class+load").stream()
                .filter(line -> line.contains(" io.github.iamkit.actions.") && line.contains("source:"))
                .map(line -> line.replaceAll(".* (io\\.github\\.iamkit\\.actions\\.\\S+) source:.*", "$1"))
                .toList();

        assertThat(loaded).containsExactly("io.github.iamkit.actions.FirstUse", "io.github.iamkit.actions.Ec2");
    }

    /** The largest class of all, whose first use takes a few milliseconds on an idle machine; the bound is for busy ones. */
    @Test
    void the_first_use_of_a_service_is_quick() throws Exception {
        int least = Integer.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && least >= 20_000; attempt++) {
            least = Math.min(least, microsecondsOfFirstUse());
        }

        assertThat(least).as("microseconds").isLessThan(100_000);
    }

    private static int microsecondsOfFirstUse() throws Exception {
        String line = run("-Xshare:auto").stream()
                .filter(text -> text.startsWith("first use: "))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.split(" ")[2]);
    }

    private static List<String> run(String option) throws Exception {
        String path = Stream.of(FirstUse.class, Ec2.class, Action.class)
                .map(LoadingTest::location)
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, option, "-classpath", path, FirstUse.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static String location(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        String url = type.getClassLoader().getResource(file).toString();
        String root = url.substring(0, url.length() - file.length() - 1);
        return root.replaceFirst("^jar:", "").replaceFirst("^file:", "").replaceFirst("!$", "");
    }
}
