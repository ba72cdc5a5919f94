package io.github.iamkit.project;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Asks the compiler whether sources compile against the modules. */
final class Compilation {
    private Compilation() {}

    /** Returns the errors of one source. */
    static List<String> errors(String className, String source) {
        return compile(Path.of(System.getProperty("java.io.tmpdir")), className, source);
    }

    /** Compiles a program into a folder, runs it and returns what it prints. */
    static String output(Path classes, String className, String source) throws IOException, InterruptedException {
        List<String> errors = compile(classes, className, source);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", errors));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = classes + File.pathSeparator + System.getProperty("java.class.path");
        Process process = new ProcessBuilder(java, "-Dline.separator=\n", "-classpath", path, className)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Compiles a class into a folder and loads it beside the tests' own. */
    static Class<?> load(Path classes, String className, String source) throws IOException, ClassNotFoundException {
        List<String> errors = compile(classes, className, source);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", errors));
        }
        URL[] place = {classes.toUri().toURL()};
        return Class.forName(className, true, new URLClassLoader(place, Compilation.class.getClassLoader()));
    }

    private static List<String> compile(Path classes, String className, String source) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-implicit:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        compiler.getTask(null, null, diagnostics, options, null, List.of(new Source(className, source)))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** Source text in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
