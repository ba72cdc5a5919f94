package io.github.iamkit.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The released modules: where their sources stand and what their built classes export. */
enum Library {
    POLICY("iam-policy-dsl", "io/github/iamkit/policy"),
    /** Generated from dated facts, but for a handful of classes. */
    ACTIONS("iam-actions", "io/github/iamkit/actions"),
    CERTS("iam-certs", "io/github/iamkit/certs"),
    CORE("iam-core", "io/github/iamkit/credentials"),
    TESTKIT("iam-testkit", "io/github/iamkit/testkit");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final String artifact;
    private final String packageOfItsOwn;

    Library(String artifact, String packageOfItsOwn) {
        this.artifact = artifact;
        this.packageOfItsOwn = packageOfItsOwn;
    }

    /** Returns the folder of the whole project. */
    static Path root() {
        return ROOT;
    }

    Path folder() {
        return ROOT.resolve(artifact);
    }

    /** Returns all classes in packages that are exported to everybody, in order of their names. */
    List<Class<?>> exportedClasses() {
        return inClasses(root -> {
            Set<String> exported = exportedPackages(root);
            return classNames(root)
                    .filter(name -> exported.contains(packageOf(name)))
                    .sorted()
                    .<Class<?>>map(Library::load)
                    .toList();
        });
    }

    private <T> T inClasses(Function<Path, T> task) {
        try {
            Path location = classes();
            if (Files.isDirectory(location)) {
                return task.apply(location);
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return task.apply(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path classes() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(this::isMine)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
    }

    private boolean isMine(Path entry) {
        Path parent = entry.getParent();
        boolean classesFolder = Files.isDirectory(entry.resolve(packageOfItsOwn)) && entry.endsWith("classes");
        boolean jar = entry.getFileName().toString().matches(artifact + "-[^-]+(-SNAPSHOT)?\\.jar");
        return classesFolder || jar && parent != null;
    }

    private static Set<String> exportedPackages(Path root) {
        try (InputStream in = Files.newInputStream(root.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> classNames(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Library.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return artifact;
    }
}
