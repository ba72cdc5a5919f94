package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has to be done before each change. */
final class Needs {
    private final List<Change> changes;
    private final Snapshot account;
    private final Map<Entity, List<Address>> byOwner = new HashMap<>();

    Needs(List<Change> changes, Snapshot account) {
        this.changes = changes;
        this.account = account;
        changes.forEach(change -> byOwner.computeIfAbsent(change.place().owner(), owner -> new ArrayList<>())
                .add(change.place()));
    }

    Map<Address, Set<Address>> all() {
        Map<Address, Set<Address>> needs = new HashMap<>();
        for (Change change : changes) {
            Address place = change.place();
            Set<Address> own = needs.computeIfAbsent(place, address -> new HashSet<>());
            boolean isDeletion = change.action() == Change.Action.DELETE;
            if (place.aspect() != Aspect.EXISTENCE
                    && byOwner(place.owner()).contains(place.owner().its(Aspect.EXISTENCE))) {
                own.add(place.owner().its(Aspect.EXISTENCE));
            }
            if (place.aspect() == Aspect.EXISTENCE && isDeletion) {
                addUsesOf(place.owner(), own);
            } else {
                addWhatItNames(place, change.valueAfter(), own);
                change.saidAtCreation().forEach((address, value) -> addWhatItNames(address, Optional.of(value), own));
            }
        }
        return needs;
    }

    private List<Address> byOwner(Entity owner) {
        return byOwner.getOrDefault(owner, List.of());
    }

    private void addWhatItNames(Address address, Optional<Value> value, Set<Address> own) {
        switch (address.aspect()) {
            case MEMBERSHIP -> own.addAll(byOwner(new Entity(Kind.GROUP, address.key())));
            case ATTACHED_POLICY -> own.addAll(byOwner(new Entity(Kind.MANAGED_POLICY, address.key())));
            case BOUNDARY ->
                value.ifPresent(policy -> own.addAll(byOwner(new Entity(Kind.MANAGED_POLICY, policy.text()))));
            case ROLE -> value.ifPresent(role -> own.add(new Entity(Kind.ROLE, role.text()).its(Aspect.EXISTENCE)));
            case DOCUMENT -> {
                if (address.kind() == Kind.ROLE) {
                    value.ifPresent(trust -> addPrincipals(trust.text(), own));
                }
            }
            default -> {
                // Nothing else names anything.
            }
        }
    }

    /** AWS refuses a trust policy that names a user or role which is not there. */
    private void addPrincipals(String trust, Set<Address> own) {
        for (Change change : changes) {
            Entity entity = change.place().owner();
            boolean isPrincipal = entity.kind() == Kind.USER || entity.kind() == Kind.ROLE;
            if (isPrincipal
                    && change.place().aspect() == Aspect.EXISTENCE
                    && change.action() != Change.Action.DELETE
                    && trust.contains(":" + entity.kind().noun() + "/")
                    && trust.contains("/" + entity.name() + "\"")) {
                own.add(change.place());
            }
        }
    }

    /** What is deleted is not in use any more. */
    private void addUsesOf(Entity entity, Set<Address> own) {
        for (Change change : changes) {
            Address place = change.place();
            boolean isUse = place.aspect() == Aspect.ATTACHED_POLICY && isPolicy(entity, place.key())
                    || place.aspect() == Aspect.MEMBERSHIP && entity.equals(new Entity(Kind.GROUP, place.key()))
                    || place.aspect() == Aspect.BOUNDARY
                            && change.valueBefore()
                                    .filter(policy -> isPolicy(entity, policy.text()))
                                    .isPresent()
                    || place.aspect() == Aspect.ROLE
                            && change.valueBefore()
                                    .filter(role -> entity.equals(new Entity(Kind.ROLE, role.text())))
                                    .isPresent()
                    || place.aspect() == Aspect.EXISTENCE
                            && change.action() == Change.Action.DELETE
                            && uses(place.owner(), entity);
            if (isUse) {
                own.add(place);
            }
        }
    }

    private static boolean isPolicy(Entity entity, String reference) {
        return entity.equals(new Entity(Kind.MANAGED_POLICY, reference));
    }

    private boolean uses(Entity user, Entity used) {
        return account.of(user).entrySet().stream().anyMatch(fact -> switch (fact.getKey()
                .aspect()) {
            case ATTACHED_POLICY -> isPolicy(used, fact.getKey().key());
            case MEMBERSHIP -> used.equals(new Entity(Kind.GROUP, fact.getKey().key()));
            case BOUNDARY -> isPolicy(used, fact.getValue().text());
            case ROLE -> used.equals(new Entity(Kind.ROLE, fact.getValue().text()));
            default -> false;
        });
    }
}
