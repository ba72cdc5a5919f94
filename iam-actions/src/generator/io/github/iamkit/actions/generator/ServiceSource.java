package io.github.iamkit.actions.generator;

import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.catalog.ServiceFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The Java source of one service's class. */
final class ServiceSource {
    private final ServiceFacts service;
    private final List<GoneActions.Gone> gone;
    private final KeysSource keys;

    ServiceSource(ServiceFacts service, List<GoneActions.Gone> gone) {
        this.service = service;
        this.gone = gone;
        this.keys = new KeysSource(service);
    }

    String text() {
        StringBuilder members = new StringBuilder();
        Set<String> constants = new HashSet<>();
        for (ActionFacts action : service.allActionFacts()) {
            addConstant(members, constants, action);
        }
        for (GoneActions.Gone action : gone) {
            addDeprecated(members, constants, action);
        }
        String className = JavaNames.className(service.prefix());
        String resources = new ResourceMethods(service).text();
        return HEAD.formatted(
                imports(resources),
                Javadoc.text(service.name()),
                service.prefix(),
                className,
                members,
                className,
                Javadoc.text(service.name()),
                service.prefix(),
                resources,
                keys.text());
    }

    private static final String HEAD = """
            package io.github.iamkit.actions;

            %s
            /**
             * The actions, resource types and condition keys of %s: {@code %s}.
             *
             * <p>Immutable and thread-safe.
             */
            public final class %s {
            %s
                private %s() {}

                /**
                 * Returns the actions of %s that have any of these access levels, in order of their names; perhaps none.
                 */
                public static List<Action> actions(AccessLevel first, AccessLevel... rest) {
                    return Catalog.bundled().service("%s").actions(first, rest);
                }
            %s%s}
            """;

    private String imports(String resources) {
        Set<String> imports = keys.imports();
        imports.add("io.github.iamkit.policy.Action");
        imports.add("io.github.iamkit.policy.catalog.AccessLevel");
        imports.add("io.github.iamkit.policy.catalog.Catalog");
        imports.add("java.util.List");
        if (!resources.isEmpty()) {
            imports.add("io.github.iamkit.policy.Arn");
        }
        return imports.stream().sorted().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }

    private void addConstant(StringBuilder members, Set<String> constants, ActionFacts action) {
        String types = action.resources().stream()
                .map(use -> Javadoc.code(use.type().name()))
                .collect(Collectors.joining(", "));
        String about = action.level() + (types.isEmpty() ? "; takes no resource but {@code *}." : " on " + types + ".");
        members.append("    /** ").append(about).append(" */\n");
        append(members, constants, action.action().name());
    }

    private void addDeprecated(StringBuilder members, Set<String> constants, GoneActions.Gone action) {
        members.append("    /**\n     * An action that is gone.\n     *\n     * @deprecated AWS's facts of ")
                .append(action.date())
                .append(" have no such action; the next release will not have it either\n     */\n")
                .append("    @Deprecated(forRemoval = true)\n");
        append(members, constants, action.name());
    }

    private void append(StringBuilder members, Set<String> constants, String name) {
        String constant = JavaNames.constant(name);
        if (!constants.add(constant)) {
            throw new IllegalStateException("two actions of `" + service + "` would both be " + constant);
        }
        members.append("    public static final Action ")
                .append(constant)
                .append(" = Action.of(\"")
                .append(service.prefix())
                .append(':')
                .append(name)
                .append("\");\n\n");
    }
}
