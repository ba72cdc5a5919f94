package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Finding.Severity;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicyUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with a blueprint before any call is made. */
final class BlueprintChecks {
    private static final String TRUST_QUOTA = "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA";
    /** AWS raises the quota of 2,048 characters on request, up to this. */
    private static final int LONGEST_TRUST_POLICY = 8_192;

    private final String name;
    private final List<Entity> named;
    private final Saying saying;
    private final Set<String> claimedPaths;
    private final Set<Entity> entities;
    private final List<String> problems = new ArrayList<>();

    BlueprintChecks(String name, List<Entity> named, Saying saying, Set<String> claimedPaths) {
        this.name = name;
        this.named = named;
        this.saying = saying;
        this.claimedPaths = claimedPaths;
        this.entities = new HashSet<>(named);
    }

    List<String> problems() {
        Names.ofTagValue(name).ifPresent(problem -> problems.add("at its name `" + name + "`: " + problem));
        claimedPaths.forEach(path -> Names.ofClaimedPath(path)
                .ifPresent(problem -> problems.add("at the claimed path `" + path + "`: " + problem)));
        checkNames();
        Set<Address> seen = new HashSet<>();
        for (Map.Entry<Address, Value> fact : saying.facts()) {
            Address address = fact.getKey();
            if (!seen.add(folded(address))) {
                add(address.owner(), address.label() + " is said twice; say it once");
            }
            check(address, fact.getValue());
        }
        new EntityQuotas(saying.facts(), this::add).check();
        return problems;
    }

    /** Tag keys and the names of groups are one to AWS if they differ in letter case only. */
    private static Address folded(Address address) {
        return address.aspect() == Aspect.TAG || address.aspect() == Aspect.MEMBERSHIP
                ? address.owner().its(address.aspect(), Kind.USER.folded(address.key()))
                : address;
    }

    private void add(Entity owner, String problem) {
        problems.add("at " + owner.kind().noun() + (owner.name().isEmpty() ? "" : " `" + owner.name() + "`") + ": "
                + problem);
    }

    private void checkNames() {
        Map<Entity, Entity> seen = new HashMap<>();
        for (Entity entity : named) {
            Names.of(entity.kind(), entity.name()).ifPresent(problem -> add(entity, problem));
            Entity earlier =
                    seen.putIfAbsent(new Entity(entity.kind(), entity.kind().folded(entity.name())), entity);
            if (earlier != null) {
                add(
                        entity,
                        earlier.equals(entity)
                                ? "is named twice; name it once"
                                : "is the same name to AWS as `" + earlier.name() + "`; name it once");
            }
        }
    }

    private void check(Address address, Value value) {
        Entity owner = address.owner();
        switch (address.aspect()) {
            case EXISTENCE -> Names.ofPath(owner.kind(), value.text()).ifPresent(problem -> add(owner, problem));
            case DOCUMENT ->
                checkDocument(address, value, owner.kind() == Kind.ROLE ? PolicyUse.ROLE_TRUST : PolicyUse.MANAGED);
            case INLINE_POLICY -> {
                Names.of(Kind.MANAGED_POLICY, address.key()).ifPresent(problem -> add(owner, problem));
                checkDocument(address, value, useOfInline(owner.kind()));
            }
            case ATTACHED_POLICY -> requirePolicy(owner, "attached policy", address.key());
            case BOUNDARY -> requirePolicy(owner, "boundary", value.text());
            case MEMBERSHIP -> require(owner, "member of", new Entity(Kind.GROUP, address.key()));
            case ROLE -> require(owner, "role", new Entity(Kind.ROLE, value.text()));
            case TAG -> Names.ofTag(address.key(), value.text()).ifPresent(problem -> add(owner, problem));
            case SESSION_DURATION -> Names.ofSession(value.text()).ifPresent(problem -> add(owner, problem));
            case DESCRIPTION -> Names.ofDescription(value.text()).ifPresent(problem -> add(owner, problem));
            case METADATA -> Names.ofMetadata(value.text()).ifPresent(problem -> add(owner, problem));
            case THUMBPRINTS -> Names.ofThumbprints(value.text()).ifPresent(problem -> add(owner, problem));
            case CLIENT_ID -> Names.ofClientId(address.key()).ifPresent(problem -> add(owner, problem));
            case SETTINGS -> Names.ofPasswordPolicy(value.text()).forEach(problem -> add(owner, problem));
        }
    }

    private static PolicyUse useOfInline(Kind kind) {
        return switch (kind) {
            case GROUP -> PolicyUse.GROUP_INLINE;
            case USER -> PolicyUse.USER_INLINE;
            default -> PolicyUse.ROLE_INLINE;
        };
    }

    private void checkDocument(Address address, Value value, PolicyUse use) {
        PolicyDocument document = ((Value.Document) value).parsed().orElseThrow();
        for (Finding finding : document.validate(use)) {
            boolean isWithinReach =
                    finding.code().equals(TRUST_QUOTA) && document.toJson().length() <= LONGEST_TRUST_POLICY;
            if (finding.severity() == Severity.ERROR && !isWithinReach) {
                String place = finding.pointer().isEmpty() ? "" : " at " + finding.pointer();
                add(address.owner(), address.label() + place + ": " + finding.message() + "; " + finding.remedy());
            }
        }
    }

    private void require(Entity owner, String what, Entity wanted) {
        if (!entities.contains(wanted)) {
            add(
                    owner,
                    what + " `" + wanted.name() + "`, which the blueprint does not name; name the "
                            + wanted.kind().noun() + " in it");
        }
    }

    private void requirePolicy(Entity owner, String what, String reference) {
        if (!reference.startsWith("arn:") && !entities.contains(new Entity(Kind.MANAGED_POLICY, reference))) {
            add(
                    owner,
                    what + " `" + reference + "`, which the blueprint does not name; name the managed policy in it, or"
                            + " give the ARN of another one");
        } else if (reference.startsWith("arn:") && !reference.contains(":policy/")) {
            add(owner, what + " `" + reference + "`, which is no ARN of a managed policy; give one");
        }
    }
}
