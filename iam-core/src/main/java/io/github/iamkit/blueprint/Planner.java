package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds what has to change for an account to hold what a blueprint says. */
final class Planner {
    private final Blueprint blueprint;
    private final SortedMap<Address, Value> desired;
    private final Snapshot account;
    private final Evidence evidence;
    private final Judge judge;
    private final Rooms rooms;
    private final List<Change> changes = new ArrayList<>();

    Planner(Blueprint blueprint, Snapshot account) {
        this.blueprint = blueprint;
        this.account = account;
        this.desired = Desired.of(blueprint, account);
        this.evidence = new Evidence(blueprint, desired, account);
        this.judge = new Judge(desired, account);
        this.rooms = new Rooms(account);
    }

    /** Returns the changes in the order in which they are made. */
    List<Change> changes() {
        for (Entity entity : blueprint.entities()) {
            if (account.has(entity) || entity.kind() == Kind.PASSWORD_POLICY) {
                adjust(entity);
            } else {
                create(entity);
            }
        }
        deleteFromClaimedPaths();
        return new Order(account).of(changes.stream().map(this::guarded).toList());
    }

    /** Blocks what would take access from whoever applies it, and marks all that concerns them. */
    private Change guarded(Change change) {
        if (!judge.affectsCaller(change)) {
            return change;
        }
        Change marked = change.with(Risk.AFFECTS_CALLER);
        boolean takes = change.risks().contains(Risk.REMOVES_ACCESS)
                || change.risks().contains(Risk.DESTROYS_SECRET)
                || change.risks().contains(Risk.CHANGES_ARN);
        return takes
                        && change.action() != Change.Action.BLOCKED
                        && !blueprint.accepted().contains(Risk.AFFECTS_CALLER)
                ? marked.blocked("it may take access from whoever applies it; apply it as somebody else, or say"
                        + " accepting(Risk.AFFECTS_CALLER)")
                : marked;
    }

    private SortedMap<Address, Value> wanted(Entity entity) {
        SortedMap<Address, Value> own = new TreeMap<>(desired.subMap(
                entity.its(Aspect.EXISTENCE), new Address(entity, Aspect.ROLE, String.valueOf(Character.MAX_VALUE))));
        own.remove(entity.its(Aspect.EXISTENCE));
        return own;
    }

    private void create(Entity entity) {
        Change creation = creation(entity, Optional.empty());
        Optional<Entity> namesake = account.namesake(entity);
        if (namesake.isPresent()) {
            changes.add(creation.blocked("the account has a " + entity.kind().noun() + " `"
                    + namesake.get().name() + "`, the same name to AWS; write it so in the blueprint"));
            return;
        }
        changes.add(rooms.take(entity.kind()).map(creation::blocked).orElse(creation));
        addParts(entity);
    }

    private Change creation(Entity entity, Optional<Value> before) {
        Address existence = entity.its(Aspect.EXISTENCE);
        SortedMap<Address, Value> said = wanted(entity);
        said.keySet().removeIf(address -> !address.aspect().isSaidAtCreation());
        return Change.of(existence, before, Optional.ofNullable(desired.get(existence)), AccessChange.NONE)
                .saying(said);
    }

    private void addParts(Entity entity) {
        wanted(entity).forEach((address, value) -> {
            if (!address.aspect().isSaidAtCreation()) {
                add(address, Optional.empty(), Optional.of(value));
            }
        });
    }

    private void add(Address address, Optional<Value> before, Optional<Value> after) {
        Change change = Change.of(address, before, after, judge.access(address, before, after));
        changes.add(judge.objection(address, after).map(change::blocked).orElse(change));
    }

    private void adjust(Entity entity) {
        int first = changes.size();
        boolean isReplaced = movePath(entity);
        if (isReplaced) {
            addParts(entity);
        } else {
            wanted(entity).forEach((address, value) -> {
                Optional<Value> present = account.value(address);
                boolean isSaidOnce = address.aspect() == Aspect.DESCRIPTION && entity.kind() == Kind.MANAGED_POLICY;
                if (!isSaidOnce && present.filter(value::says).isEmpty()) {
                    add(address, present, Optional.of(value));
                }
            });
            removeUnnamed(entity);
        }
        List<Change> own = changes.subList(first, changes.size());
        if (entity.kind() != Kind.PASSWORD_POLICY) {
            settleOwnership(entity, own);
        }
    }

    /** Says how an entity comes under another path, and tells whether that is by replacing it. */
    private boolean movePath(Entity entity) {
        Address existence = entity.its(Aspect.EXISTENCE);
        Value wanted = desired.getOrDefault(existence, Value.NOTHING_MORE);
        Optional<Value> present = account.value(existence);
        if (wanted.text().isEmpty() || present.filter(wanted::says).isPresent()) {
            return false;
        }
        if (entity.kind().isMovable()) {
            changes.add(Change.of(existence, present, Optional.of(wanted), AccessChange.NONE)
                    .with(Risk.CHANGES_ARN));
            return false;
        }
        Change replacement = creation(entity, present)
                .as(Change.Action.REPLACE)
                .with(Risk.CHANGES_ARN)
                .with(Risk.REMOVES_ACCESS)
                .because("AWS cannot move a " + entity.kind().noun() + " to another path");
        changes.add(judge.objectionToReplacing(entity).map(replacement::blocked).orElse(replacement));
        return true;
    }

    private void removeUnnamed(Entity entity) {
        account.of(entity).forEach((address, value) -> {
            if (blueprint.claims().includes(address.aspect()) && !isNamed(address)) {
                add(address, Optional.of(value), Optional.empty());
            }
        });
        if (entity.kind() == Kind.GROUP && blueprint.claims().includes(Aspect.MEMBERSHIP)) {
            account.facts().forEach((address, value) -> {
                boolean isOthersMembership = address.aspect() == Aspect.MEMBERSHIP
                        && address.key().equals(entity.name())
                        && !blueprint.entities().contains(address.owner());
                if (isOthersMembership) {
                    add(address, Optional.of(value), Optional.empty());
                }
            });
        }
    }

    /** Tells whether the blueprint names something; keys of tags are one whatever their letter case. */
    private boolean isNamed(Address address) {
        return desired.containsKey(address)
                || address.aspect() == Aspect.TAG
                        && wanted(address.owner()).keySet().stream()
                                .anyMatch(other -> other.aspect() == Aspect.TAG
                                        && other.key().equalsIgnoreCase(address.key()));
    }

    private void settleOwnership(Entity entity, List<Change> own) {
        Optional<String> objection = evidence.objection(entity);
        if (objection.isPresent()) {
            if (!own.isEmpty()) {
                String what = own.stream().map(Change::toString).collect(Collectors.joining(", "));
                own.clear();
                changes.add(Change.of(
                                entity.its(Aspect.EXISTENCE),
                                account.value(entity.its(Aspect.EXISTENCE)),
                                Optional.ofNullable(desired.get(entity.its(Aspect.EXISTENCE))),
                                AccessChange.NONE)
                        .blocked(objection.get() + "; adopt(\"" + entity + "\") would allow: " + what));
            }
            return;
        }
        Identity identity = account.identity(entity).orElseThrow();
        boolean isUnmarked = identity.mark().filter(blueprint.name()::equals).isEmpty();
        boolean isRecreated = own.stream().anyMatch(change -> change.action() == Change.Action.REPLACE);
        if (isUnmarked && blueprint.adopted().contains(entity) && entity.kind().isTaggable() && !isRecreated) {
            changes.add(Change.of(
                            entity.its(Aspect.EXISTENCE),
                            account.value(entity.its(Aspect.EXISTENCE)),
                            account.value(entity.its(Aspect.EXISTENCE)),
                            AccessChange.NONE)
                    .as(Change.Action.ADOPT));
        }
    }

    private void deleteFromClaimedPaths() {
        for (Map.Entry<Entity, Identity> present : account.identities().entrySet()) {
            Entity entity = present.getKey();
            Optional<Value> path = account.value(entity.its(Aspect.EXISTENCE));
            boolean isClaimed = entity.kind().hasPath()
                    && path.filter(value -> blueprint.claims().includesPath(value.text()))
                            .isPresent();
            if (isClaimed && !blueprint.entities().contains(entity)) {
                changes.add(judge.deletion(entity, path));
            }
        }
    }
}
