package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.json.WritableText;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import io.github.iamkit.policy.match.Suggestion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The catalogue: an overview that is read at once, and services that are read when they are asked for. */
final class FactsCatalog implements Catalog {
    /** What keys of a service can start with beside the service's own prefix, such as an identity provider's name. */
    private record Issuer(Glob prefix, ServiceFacts service) {}

    private static final String GLOBAL = "aws";

    private final Overview overview;
    private final Map<String, ServiceFacts> services = new LinkedHashMap<>();
    private final List<Issuer> issuers = new ArrayList<>();
    private final List<KeyFacts> globalKeys;
    private final KeyIndex globalIndex;

    FactsCatalog(CatalogFacts facts) {
        this.overview = Overview.read(facts.overview());
        for (Fact fact : overview.facts(Fact.Kind.SERVICE)) {
            boolean resourceControl = fact.field(3).equals("resource-control");
            services.put(fact.prefix(), new ServiceFacts(fact.prefix(), fact.name(), resourceControl, facts));
        }
        for (Fact fact : overview.facts(Fact.Kind.ISSUER)) {
            issuers.add(new Issuer(KeyNames.pattern(CaseFolding.fold(fact.name())), service(fact.prefix())));
        }
        List<KeyFacts> keys = new ArrayList<>();
        for (Fact fact : overview.facts(Fact.Kind.KEY)) {
            keys.add(fact.key());
        }
        this.globalKeys = List.copyOf(keys);
        this.globalIndex = KeyIndex.of(keys);
    }

    @Override
    public LocalDate date() {
        return LocalDate.parse(overview.head("date"));
    }

    @Override
    public String source() {
        return overview.head("source");
    }

    @Override
    public List<ServiceFacts> services() {
        return List.copyOf(services.values());
    }

    @Override
    public Optional<ServiceFacts> findService(CharSequence prefix) {
        String text = Objects.requireNonNull(prefix, "prefix").toString();
        return Optional.ofNullable(services.get(CaseFolding.fold(text)));
    }

    @Override
    public ServiceFacts service(CharSequence prefix) {
        return findService(prefix).orElseThrow(() -> {
            String remedy = Suggestion.among(services.keySet(), prefix.toString(), "write what its actions start with");
            return new IllegalArgumentException("unknown service `" + prefix + "`: " + remedy);
        });
    }

    @Override
    public Optional<ActionFacts> findAction(CharSequence action) {
        Action asked = Action.of(action);
        return findService(asked.service()).flatMap(service -> service.findAction(asked.name()));
    }

    @Override
    public ActionFacts action(CharSequence action) {
        Action asked = Action.of(action);
        return service(asked.service()).action(asked.name());
    }

    @Override
    public List<KeyFacts> globalKeys() {
        return globalKeys;
    }

    @Override
    public Optional<KeyFacts> findKey(CharSequence key) {
        Optional<KeyFacts> global = globalIndex.find(Objects.requireNonNull(key, "key"));
        if (global.isPresent()) {
            return global;
        }
        return owners(KeyNames.prefix(key)).stream()
                .flatMap(owner -> owner.findKey(key).stream())
                .findFirst();
    }

    @Override
    public boolean hasKeyPrefix(CharSequence prefix) {
        String text = Objects.requireNonNull(prefix, "prefix").toString();
        return text.equalsIgnoreCase(GLOBAL) || !owners(text).isEmpty();
    }

    /** Returns the services that may list keys with a prefix, the one that is called so first. */
    private List<ServiceFacts> owners(String prefix) {
        List<ServiceFacts> owners = new ArrayList<>();
        findService(prefix).ifPresent(owners::add);
        for (Issuer issuer : issuers) {
            if (issuer.prefix().matches(CaseFolding.fold(prefix))) {
                owners.add(issuer.service());
            }
        }
        return owners;
    }

    @Override
    public List<Action> expand(CharSequence first, CharSequence... rest) {
        return expand(WritableText.requireAllNonEmpty(first, rest, "pattern"));
    }

    @Override
    public List<Action> expand(Collection<? extends CharSequence> patterns) {
        return Expansion.of(this, WritableText.requireAllNonEmpty(patterns, "patterns"));
    }

    @Override
    public List<Action> shrink(Collection<? extends CharSequence> actions) {
        return Shrinking.of(this, WritableText.requireAllNonEmpty(actions, "actions"));
    }

    /** Returns source and date. */
    @Override
    public String toString() {
        return "Catalog[" + source() + ", " + date() + "]";
    }
}
