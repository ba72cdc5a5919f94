package io.github.iamkit.policy;

import io.github.iamkit.policy.match.ContextKey;
import io.github.iamkit.policy.match.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Resource} or {@code NotResource} of a statement, ready to be asked (section 2.2).
 *
 * <p>Immutable and thread-safe.
 */
final class ResourceTest {
    /** The layers in which a short ARN is completed (R7). */
    private static final Set<Layer> COMPLETING_LAYERS = Set.of(Layer.IDENTITY, Layer.BOUNDARY);

    /** A statement without either element: it is about the resource that the policy is on (E3). */
    private static final ResourceTest EVERYTHING =
            new ResourceTest(true, PatternSet.of(PatternSet.Form.GLOB, List.of()), List.of(""), List.of(), true);

    private final boolean allExcept;
    private final PatternSet patterns;
    private final List<String> prefixes;
    private final List<ContextKey> keys;
    private final boolean appliesWhereUnresolved;

    private ResourceTest(
            boolean allExcept,
            PatternSet patterns,
            List<String> prefixes,
            List<ContextKey> keys,
            boolean appliesWhereUnresolved) {
        this.allExcept = allExcept;
        this.patterns = patterns;
        this.prefixes = prefixes;
        this.keys = keys;
        this.appliesWhereUnresolved = appliesWhereUnresolved;
    }

    static ResourceTest of(
            @Nullable Selection<String> resources, LanguageVersion version, Layer layer, Dialect dialect) {
        if (resources == null) {
            return EVERYTHING;
        }
        boolean completes = COMPLETING_LAYERS.contains(layer) && dialect.has(Dialect.Reading.SHORT_ARN_IS_COMPLETED);
        boolean refusesEarly = dialect.has(Dialect.Reading.EARLY_VARIABLE_MATCHES_NOTHING);
        List<Template> templates = new ArrayList<>();
        List<ContextKey> keys = new ArrayList<>();
        for (String resource : resources.items()) {
            Template written = version.template(resource);
            Template template = completes ? written.completed() : written;
            if (!(refusesEarly && template.hasEarlyVariable())) {
                templates.add(template);
                keys.addAll(template.keysWithoutDefault());
            }
        }
        boolean appliesWhereUnresolved =
                !resources.allExcept() || dialect.has(Dialect.Reading.UNRESOLVED_NOT_RESOURCE_APPLIES);
        return new ResourceTest(
                resources.allExcept(),
                PatternSet.of(PatternSet.Form.GLOB, templates),
                resources.allExcept()
                        ? List.of("")
                        : templates.stream().map(Template::literalPrefix).toList(),
                List.copyOf(keys),
                appliesWhereUnresolved);
    }

    boolean matches(Evaluation evaluation) {
        return patterns.matches(evaluation.request().resource(), evaluation) != allExcept
                && (appliesWhereUnresolved || unfilled(evaluation).isEmpty());
    }

    /** What the resources start with that it is about: one of these texts. */
    List<String> prefixes() {
        return prefixes;
    }

    /** The keys of variables that stand in the element without a default. */
    List<ContextKey> keys() {
        return keys;
    }

    /** The keys of variables that stand in the element and have no value. */
    List<ContextKey> unfilled(Evaluation evaluation) {
        return keys.stream().filter(key -> evaluation.variable(key) == null).toList();
    }
}
