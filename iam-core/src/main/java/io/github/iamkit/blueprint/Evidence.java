package io.github.iamkit.blueprint;

import java.util.Map;
import java.util.Optional;

/** Decides whether something that is in the account is the blueprint's to change. */
final class Evidence {
    private final Blueprint blueprint;
    private final Map<Address, Value> desired;
    private final Snapshot account;

    Evidence(Blueprint blueprint, Map<Address, Value> desired, Snapshot account) {
        this.blueprint = blueprint;
        this.desired = desired;
        this.account = account;
    }

    /** Returns why something is not the blueprint's; nothing if it is. */
    Optional<String> objection(Entity entity) {
        if (entity.kind() == Kind.PASSWORD_POLICY || blueprint.adopted().contains(entity)) {
            return Optional.empty();
        }
        Identity identity = account.identity(entity).orElseThrow();
        if (identity.mark().isPresent()) {
            String owner = identity.mark().get();
            return owner.equals(blueprint.name()) ? Optional.empty() : Optional.of("it is blueprint `" + owner + "`'s");
        }
        boolean isOwn = isUnderClaimedPath(entity)
                || blueprint.journal().filter(journal -> journal.owns(identity)).isPresent()
                || entity.kind() == Kind.GROUP && holdsNothingElse(entity);
        return isOwn
                ? Optional.empty()
                : Optional.of("it is there already, and nothing shows that this blueprint made it");
    }

    private boolean isUnderClaimedPath(Entity entity) {
        return entity.kind().hasPath()
                && account.value(entity.its(Aspect.EXISTENCE))
                        .filter(path -> blueprint.claims().includesPath(path.text()))
                        .isPresent();
    }

    /** Tells whether completing a group would overwrite nothing and give nothing to anybody whom the blueprint does not put into it. */
    private boolean holdsNothingElse(Entity group) {
        boolean isOwnContent =
                account.of(group).entrySet().stream().allMatch(fact -> says(fact.getKey(), fact.getValue()));
        return isOwnContent
                && account.facts().keySet().stream()
                        .filter(address -> address.aspect() == Aspect.MEMBERSHIP
                                && address.key().equals(group.name()))
                        .allMatch(address -> desired.containsKey(address) || isMarked(address.owner()));
    }

    private boolean isMarked(Entity entity) {
        return account.identity(entity)
                .flatMap(Identity::mark)
                .filter(blueprint.name()::equals)
                .isPresent();
    }

    private boolean says(Address address, Value present) {
        Value wanted = desired.get(address);
        return wanted != null
                && (wanted.says(present)
                        || address.aspect() == Aspect.EXISTENCE && wanted.text().isEmpty());
    }
}
