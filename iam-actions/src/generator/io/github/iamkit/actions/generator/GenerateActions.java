package io.github.iamkit.actions.generator;

import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.policy.catalog.ServiceFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Turns the file of facts into what {@code iam-actions} is made of: a Java class for each service, and the facts themselves,
 * cut up by service. The build runs it; what it writes depends on the file alone.
 *
 * <p>Arguments: the file of facts, the folder for Java, the folder for resources.
 */
public final class GenerateActions {
    private GenerateActions() {}

    /** Runs the program. */
    public static void main(String[] arguments) throws IOException {
        Path facts = Path.of(arguments[0]);
        generate(facts, new OutputFolder(Path.of(arguments[1])), new OutputFolder(Path.of(arguments[2])));
    }

    static void generate(Path file, OutputFolder java, OutputFolder resources) throws IOException {
        Catalog catalog = Catalog.read(file);
        GoneActions gone = GoneActions.read(file);
        Map<String, String> owners = new HashMap<>();
        for (ServiceFacts service : catalog.services()) {
            String className = JavaNames.className(service.prefix());
            String other = owners.put(className.toLowerCase(Locale.ROOT), service.prefix());
            if (other != null) {
                throw new IllegalStateException(
                        "`" + other + "` and `" + service.prefix() + "` would both be the class " + className);
            }
            String source = new ServiceSource(service, gone.of(service.prefix())).text();
            java.write("io/github/iamkit/actions/" + className + ".java", source);
        }
        java.deleteOthers();
        FactFiles.write(file, resources);
        resources.deleteOthers();
    }
}
