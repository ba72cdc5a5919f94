package io.github.iamkit.blueprint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Says what follows from a change, for others and for whoever makes it, and what speaks against it. */
final class Judge {
    private final SortedMap<Address, Value> desired;
    private final Snapshot account;
    private final Set<Entity> caller = new HashSet<>();
    private final List<String> documentsByTags;

    Judge(SortedMap<Address, Value> desired, Snapshot account) {
        this.desired = desired;
        this.account = account;
        this.documentsByTags = documentsByTags(desired, account);
        account.caller().flatMap(Caller::entity).ifPresent(this::addCaller);
    }

    /** The caller is concerned by what concerns the groups, and the policies of the caller and of the groups. */
    private void addCaller(Entity self) {
        caller.add(self);
        account.of(self).keySet().stream()
                .filter(address -> address.aspect() == Aspect.MEMBERSHIP)
                .forEach(address -> caller.add(new Entity(Kind.GROUP, address.key())));
        for (Entity holder : Set.copyOf(caller)) {
            account.of(holder).forEach((address, value) -> {
                if (address.aspect() == Aspect.ATTACHED_POLICY) {
                    caller.add(new Entity(Kind.MANAGED_POLICY, address.key()));
                } else if (address.aspect() == Aspect.BOUNDARY) {
                    caller.add(new Entity(Kind.MANAGED_POLICY, value.text()));
                }
            });
        }
    }

    boolean affectsCaller(Change change) {
        return caller.contains(change.place().owner());
    }

    /** Returns what follows for access from one value in place of another. */
    AccessChange access(Address address, Optional<Value> before, Optional<Value> after) {
        return switch (address.aspect()) {
            case EXISTENCE, SETTINGS, DESCRIPTION, SESSION_DURATION -> AccessChange.NONE;
            case DOCUMENT, INLINE_POLICY -> ofDocument(before, after);
            case METADATA, THUMBPRINTS -> before.isEmpty() ? AccessChange.NONE : AccessChange.UNKNOWN;
            case ROLE -> before.isEmpty() ? AccessChange.of(Risk.WIDENS_ACCESS) : AccessChange.UNKNOWN;
            case CLIENT_ID -> AccessChange.of(after.isPresent() ? Risk.WIDENS_ACCESS : Risk.REMOVES_ACCESS);
            case BOUNDARY -> ofBoundary(before, after);
            case TAG -> isAskedFor(address.key()) ? AccessChange.UNKNOWN : AccessChange.NONE;
            case ATTACHED_POLICY -> ofGrant(ofPolicy(address.key(), after.isPresent()), after.isPresent());
            case MEMBERSHIP ->
                ofGrant(ofGroup(new Entity(Kind.GROUP, address.key()), after.isPresent()), after.isPresent());
        };
    }

    private static AccessChange ofDocument(Optional<Value> before, Optional<Value> after) {
        if (before.isEmpty()) {
            return AccessChange.adding((Value.Document) after.orElseThrow());
        }
        return after.map(value -> AccessChange.between(before.get(), value))
                .orElseGet(() -> AccessChange.removing((Value.Document) before.get()));
    }

    private static AccessChange ofGrant(AccessChange granted, boolean isAdded) {
        return isAdded ? granted : granted.reversed();
    }

    /** Returns what attaching a managed policy means; of one that is not the account's it is not known what it holds. */
    private AccessChange ofPolicy(String reference, boolean isAfterwards) {
        return document(reference, isAfterwards).map(AccessChange::adding).orElse(AccessChange.of(Risk.WIDENS_ACCESS));
    }

    private Optional<Value.Document> document(String reference, boolean isAfterwards) {
        Address address = new Entity(Kind.MANAGED_POLICY, reference).its(Aspect.DOCUMENT);
        Optional<Value> present = account.value(address);
        return (isAfterwards ? Optional.ofNullable(desired.get(address)).or(() -> present) : present)
                .map(Value.Document.class::cast);
    }

    /** Returns what being in a group means. */
    private AccessChange ofGroup(Entity group, boolean isAfterwards) {
        Stream<Map.Entry<Address, Value>> own = isAfterwards
                ? Stream.concat(facts(desired, group), facts(account.facts(), group))
                : facts(account.facts(), group);
        return own.map(fact -> switch (fact.getKey().aspect()) {
                    case INLINE_POLICY -> AccessChange.adding((Value.Document) fact.getValue());
                    case ATTACHED_POLICY -> ofPolicy(fact.getKey().key(), isAfterwards);
                    default -> AccessChange.NONE;
                })
                .reduce(AccessChange.NONE, AccessChange::and);
    }

    private static Stream<Map.Entry<Address, Value>> facts(SortedMap<Address, Value> facts, Entity owner) {
        return facts.entrySet().stream().filter(fact -> fact.getKey().owner().equals(owner));
    }

    private AccessChange ofBoundary(Optional<Value> before, Optional<Value> after) {
        if (before.isEmpty()) {
            return AccessChange.of(Risk.REMOVES_ACCESS);
        }
        if (after.isEmpty()) {
            return AccessChange.of(Risk.WIDENS_ACCESS);
        }
        Optional<Value.Document> old = document(before.get().text(), false);
        Optional<Value.Document> wanted = document(after.get().text(), true);
        return old.isPresent() && wanted.isPresent()
                ? AccessChange.between(old.get(), wanted.get())
                : AccessChange.UNKNOWN;
    }

    /** Tells whether a policy that is known here decides by a tag. */
    private boolean isAskedFor(String tagKey) {
        String folded = "tag/" + tagKey.toLowerCase(Locale.ROOT);
        return documentsByTags.stream().anyMatch(text -> text.contains(folded));
    }

    private static List<String> documentsByTags(SortedMap<Address, Value> desired, Snapshot account) {
        return Stream.concat(desired.values().stream(), account.facts().values().stream())
                .filter(Value.Document.class::isInstance)
                .map(document -> document.text().toLowerCase(Locale.ROOT))
                .filter(text -> text.contains("tag/"))
                .toList();
    }

    /** Returns what speaks against a change whatever it does to access. */
    Optional<String> objection(Address address, Optional<Value> after) {
        String reference = address.aspect() == Aspect.ATTACHED_POLICY
                ? address.key()
                : address.aspect() == Aspect.BOUNDARY ? after.map(Value::text).orElse("") : "";
        boolean isUnknown =
                after.isPresent() && reference.startsWith("arn:") && !reference.contains(":iam::aws:policy/");
        return isUnknown
                ? Optional.of("the account has no managed policy `" + reference + "`; name one that it has")
                : Optional.empty();
    }

    /** Returns why something cannot be deleted and created anew without harm in between. */
    Optional<String> objectionToReplacing(Entity entity) {
        if (entity.kind() != Kind.MANAGED_POLICY) {
            return Optional.empty();
        }
        return account.facts().entrySet().stream()
                .filter(fact -> fact.getKey().aspect() == Aspect.ATTACHED_POLICY
                                && fact.getKey().key().equals(entity.name())
                        || fact.getKey().aspect() == Aspect.BOUNDARY
                                && fact.getValue().text().equals(entity.name()))
                .findFirst()
                .map(fact -> "it would have to be deleted and created anew, and is " + fact.getKey()
                        + "; name a policy under the other path by another name, and change to that one");
    }

    Change deletion(Entity entity, Optional<Value> path) {
        Change deletion = Change.of(entity.its(Aspect.EXISTENCE), path, Optional.empty(), ofDeletion(entity))
                .because("it is under a path that the blueprint claims, and the blueprint does not name it");
        return entity.kind() == Kind.USER ? deletion.with(Risk.DESTROYS_SECRET) : deletion;
    }

    private AccessChange ofDeletion(Entity entity) {
        return switch (entity.kind()) {
            case GROUP -> ofGroup(entity, false).reversed();
            case MANAGED_POLICY -> ofPolicy(entity.name(), false).reversed();
            default -> AccessChange.of(Risk.REMOVES_ACCESS);
        };
    }
}
