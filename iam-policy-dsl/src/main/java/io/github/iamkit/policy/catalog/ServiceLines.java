package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.match.CaseFolding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one service. Lines about actions, of which there may be a thousand, are taken apart when asked for.
 *
 * <p>Immutable and thread-safe.
 */
final class ServiceLines {
    private final String prefix;
    private final Map<String, Fact> lines;
    private final Map<String, Action> actions;
    private final List<Action> actionsInOrder;
    private final Map<String, KeyFacts> keys;
    private final KeyIndex keyIndex;
    private final Map<String, ResourceFacts> resourceTypes;
    private final Map<String, List<Action>> dependentActions;
    private final Map<String, LocalDate> gone;
    private final Map<String, ActionFacts> actionFacts = new ConcurrentHashMap<>();

    private ServiceLines(String prefix, List<Fact> facts) {
        this.prefix = prefix;
        this.lines = new LinkedHashMap<>();
        this.actions = new LinkedHashMap<>();
        this.keys = new LinkedHashMap<>();
        this.resourceTypes = new LinkedHashMap<>();
        this.dependentActions = new LinkedHashMap<>();
        this.gone = new LinkedHashMap<>();
        for (Fact fact : facts) {
            add(fact);
        }
        for (Fact fact : facts) {
            if (fact.kind() == Fact.Kind.RESOURCE) {
                resourceTypes.put(CaseFolding.fold(fact.name()), resourceType(fact));
            }
        }
        this.actionsInOrder = List.copyOf(actions.values());
        this.keyIndex = KeyIndex.of(keys.values());
    }

    static ServiceLines read(String prefix, String text) {
        return new ServiceLines(prefix, Fact.readAll(text));
    }

    private void add(Fact fact) {
        String name = CaseFolding.fold(fact.name());
        switch (fact.kind()) {
            case ACTION -> {
                lines.put(name, fact);
                actions.put(name, new Action(prefix + ":" + fact.name()));
            }
            case KEY -> keys.put(name, fact.key());
            case NEEDS -> dependentActions.put(name, fact.actions(3));
            case GONE -> gone.put(name, LocalDate.parse(fact.field(3)));
            case RESOURCE, SERVICE, ISSUER -> {}
        }
    }

    List<Action> actions() {
        return actionsInOrder;
    }

    Map<String, Action> actionsByFoldedName() {
        return actions;
    }

    List<ActionFacts> allActionFacts() {
        List<ActionFacts> all = new ArrayList<>(actions.size());
        for (String name : lines.keySet()) {
            all.add(Objects.requireNonNull(find(name)));
        }
        return List.copyOf(all);
    }

    Optional<ActionFacts> action(String name) {
        return Optional.ofNullable(find(CaseFolding.fold(name)));
    }

    private @Nullable ActionFacts find(String folded) {
        ActionFacts known = actionFacts.get(folded);
        Fact line = known == null ? lines.get(folded) : null;
        return line == null ? known : actionFacts.computeIfAbsent(folded, name -> read(name, line));
    }

    private ActionFacts read(String folded, Fact fact) {
        return ImmutableActionFacts.of(
                named(actions, "action", fact.name()),
                AccessLevel.of(fact.field(3)),
                resourceUses(fact.items(4)),
                keys(fact.words(5)),
                dependentActions.getOrDefault(folded, List.of()));
    }

    private List<ResourceUse> resourceUses(List<String> texts) {
        List<ResourceUse> uses = new ArrayList<>(texts.size());
        for (String text : texts) {
            uses.add(resourceUse(text));
        }
        return uses;
    }

    /** Reads {@code bucket!(s3:BucketTag/${TagKey})}: a type, whether it is required, and the keys of this use. */
    private ResourceUse resourceUse(String text) {
        int parenthesis = text.indexOf('(');
        String use = parenthesis < 0 ? text : text.substring(0, parenthesis);
        boolean required = use.endsWith("!");
        String type = required ? use.substring(0, use.length() - 1) : use;
        List<String> ofUse =
                parenthesis < 0 ? List.of() : Fact.words(text.substring(parenthesis + 1, text.length() - 1));
        return ImmutableResourceUse.of(named(resourceTypes, "resource type", type), required, keys(ofUse));
    }

    private ResourceFacts resourceType(Fact fact) {
        List<ArnForm> forms = new ArrayList<>(1);
        for (String form : fact.words(3)) {
            forms.add(ArnForm.of(form));
        }
        return ImmutableResourceFacts.of(fact.name(), forms, keys(fact.words(4)));
    }

    private List<KeyFacts> keys(Collection<String> names) {
        List<KeyFacts> found = new ArrayList<>(names.size());
        for (String name : names) {
            found.add(named(keys, "key", name));
        }
        return found;
    }

    private <T> T named(Map<String, T> things, String kind, String name) {
        T thing = things.get(CaseFolding.fold(name));
        if (thing == null) {
            throw new IllegalArgumentException(
                    "the facts of `" + prefix + "` use the " + kind + " `" + name + "`, but have no line for it");
        }
        return thing;
    }

    Optional<LocalDate> goneSince(String name) {
        return Optional.ofNullable(gone.get(CaseFolding.fold(name)));
    }

    List<ResourceFacts> resourceTypes() {
        return List.copyOf(resourceTypes.values());
    }

    Optional<ResourceFacts> resourceType(String name) {
        return Optional.ofNullable(resourceTypes.get(CaseFolding.fold(name)));
    }

    Optional<KeyFacts> key(CharSequence name) {
        return keyIndex.find(name);
    }

    List<KeyFacts> keys() {
        return List.copyOf(keys.values());
    }
}
