package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.catalog.ArnForm;
import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.policy.catalog.KeyFacts;
import io.github.iamkit.policy.catalog.ResourceFacts;
import io.github.iamkit.policy.catalog.ServiceFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask a catalogue, with the answers kept, as documents ask the same again and again.
 *
 * <p>Thread-safe.
 */
final class Knowledge {
    /** Global keys that AWS documents and lists of services leave out. */
    private static final Set<String> UNLISTED = Set.of("aws:signinsessionarn", "aws:viacustomerdomain");

    /** A type of resources, and a resource as policies have it. */
    private record Pair(String type, String resource) {}

    /** Resources that AWS documents elsewhere: services, and how their resource parts start. */
    private static final List<String> UNLISTED_RESOURCES = List.of(
            "backup recovery-point", "cloudformation transform/", "waf changetoken/", "waf-regional changetoken/");

    /**
     * A form of ARNs and the type of resources that has it.
     *
     * @param resource the resource part as a pattern
     */
    record KnownForm(ResourceFacts type, ArnForm form, String resource) {
        static KnownForm of(ResourceFacts type, ArnForm form) {
            return new KnownForm(type, form, Patterns.ofForm(form.resource()));
        }
    }

    private static final int MOST_ANSWERS = 20_000;

    private final Catalog catalog;
    private final Set<String> globalKeys;
    private final Map<Pair, Boolean> overlaps = new ConcurrentHashMap<>();
    private final Map<String, List<KnownForm>> fits = new ConcurrentHashMap<>();
    private final Map<String, Optional<ActionFacts>> actions = new ConcurrentHashMap<>();
    private final Map<String, List<ActionFacts>> matches = new ConcurrentHashMap<>();
    private final Map<String, Optional<KeyFacts>> keys = new ConcurrentHashMap<>();
    private final Map<String, Boolean> supports = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, List<KnownForm>> formsByService;

    Knowledge(Catalog catalog) {
        this.catalog = catalog;
        this.globalKeys = catalog.globalKeys().stream().map(KeyFacts::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Holds what is known of the bundled catalogue, if there is one. */
    private static final class Bundled {
        private static final Optional<Knowledge> KNOWLEDGE =
                Catalog.findBundled().map(Knowledge::new);
    }

    static Optional<Knowledge> bundled() {
        return Bundled.KNOWLEDGE;
    }

    LocalDate date() {
        return catalog.date();
    }

    Optional<ServiceFacts> service(String prefix) {
        return catalog.findService(prefix);
    }

    List<String> servicePrefixes() {
        return catalog.services().stream().map(ServiceFacts::prefix).toList();
    }

    Set<String> globalKeys() {
        return globalKeys;
    }

    boolean hasKeyPrefix(String prefix) {
        return catalog.hasKeyPrefix(prefix);
    }

    /** Returns the action of a name in lower case that is no pattern. */
    Optional<ActionFacts> action(String name) {
        return name.isEmpty() ? Optional.empty() : kept(actions, name, catalog::findAction);
    }

    /** Returns the actions that a pattern in lower case matches, of one service. */
    List<ActionFacts> matching(String pattern) {
        return pattern.isEmpty() ? List.of() : kept(matches, pattern, this::match);
    }

    private List<ActionFacts> match(String pattern) {
        List<ActionFacts> found = new ArrayList<>();
        for (Action action : catalog.expand(pattern)) {
            catalog.findAction(action).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** Returns the key of a name in lower case. */
    Optional<KeyFacts> key(String name) {
        return name.isEmpty() ? Optional.empty() : kept(keys, name, catalog::findKey);
    }

    /** Tells whether the key is one that any service's requests can have. */
    boolean isGlobal(KeyFacts key) {
        return globalKeys.contains(key.name());
    }

    boolean isUnlisted(String key) {
        return UNLISTED.contains(key);
    }

    /** Tells whether requests for the action can have the key, given in lower case. */
    boolean supports(ActionFacts action, String key) {
        return kept(
                supports,
                action.action() + " " + key,
                any -> action.findKey(key).isPresent());
    }

    /** Tells whether ARNs of resources have the service, be it that of their actions or not. */
    boolean hasArnsOf(String arnService) {
        return forms().containsKey(arnService);
    }

    /** Tells whether a resource of a policy can mean one of the type, its wildcards before the fifth colon not running over it. */
    boolean overlaps(ResourceFacts type, String resource) {
        return kept(
                overlaps,
                new Pair(type.name() + type.arns().get(0), resource),
                any -> type.overlaps(resource)
                        && ArnText.of(resource)
                                .filter(arn -> ArnText.isPlain(arn.service()))
                                .map(arn -> formsOf(arn).stream()
                                        .anyMatch(form -> form.type().equals(type)))
                                .orElse(true));
    }

    /** Returns the forms that what stands after the fifth colon can have. */
    List<KnownForm> formsOf(ArnText arn) {
        return kept(
                fits,
                arn.service() + " " + arn.resource(),
                any -> forms().getOrDefault(arn.service(), List.of()).stream()
                        .filter(form -> Patterns.mayMeet(form.resource(), arn.resource()))
                        .toList());
    }

    /** Tells whether the resource is one that AWS has and its lists leave out. */
    boolean isUnlisted(ArnText arn) {
        return UNLISTED_RESOURCES.stream().anyMatch((arn.service() + " " + arn.resource())::startsWith);
    }

    private Map<String, List<KnownForm>> forms() {
        Map<String, List<KnownForm>> index = formsByService;
        if (index == null) {
            index = index();
            formsByService = index;
        }
        return index;
    }

    private Map<String, List<KnownForm>> index() {
        Map<String, List<KnownForm>> index = new HashMap<>();
        for (ServiceFacts service : catalog.services()) {
            for (ResourceFacts type : service.resourceTypes()) {
                for (ArnForm form : type.arns()) {
                    index.computeIfAbsent(form.service(), any -> new ArrayList<>())
                            .add(KnownForm.of(type, form));
                }
            }
        }
        return index;
    }

    private static <K, V> V kept(Map<K, V> answers, K question, Function<K, V> ask) {
        V known = answers.get(question);
        if (known != null) {
            return known;
        }
        V answer = ask.apply(question);
        if (answers.size() < MOST_ANSWERS) {
            answers.put(question, answer);
        }
        return answer;
    }
}
