package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.Plannable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What an account should hold: groups, users, roles, managed policies, instance profiles, providers, and the password policy.
 *
 * <pre>{@code
 * Blueprint team = Blueprint.builder()
 *     .group("Admin", g -> g.policy("AdminGroupPolicy", Policy.allow("*").on("*")))
 *     .user("david", u -> u.memberOf("Admin").tag("team", "ops"))
 *     .role("web", TrustPolicy.allow(Principal.service("ec2.amazonaws.com")),
 *         r -> r.policy("read-books", Policy.allow("s3:GetObject").on(Arn.objects("books", "*"))))
 *     .build();
 *
 * Plan plan = iam.plan(team);                  // reads only; prints "+ group Admin", "~ policy read-books (wider)"
 * if (!plan.isEmpty()) iam.apply(plan);        // refuses with StalePlanException if the account moved meanwhile
 * }</pre>
 *
 * <p>A blueprint owns what it names, never deletes anything else unless it claims a {@link Scope}, and leaves alone what it does
 * not say, such as the boundary of a user for whom it names none.
 *
 * <p><strong>Names that are taken.</strong> What a plan creates carries the tag {@code iamkit:blueprint} with the blueprint's
 * name. Something that is there without it is somebody else's: as long as it says what the blueprint says nothing happens, and
 * a change to it is blocked until {@link #adopt}. Groups cannot carry tags; a group is the blueprint's if its {@link Journal}
 * says so, or if it holds nothing but what the blueprint puts into it, so that completing it overwrites nothing and gives
 * nothing to anybody else.
 *
 * <p>Immutable and thread-safe.
 */
public final class Blueprint implements Plannable<Plan> {
    private final String name;
    private final SortedMap<Address, Value> facts;
    private final Claims claims;
    private final Set<Entity> adopted;
    private final Set<Risk> accepted;
    private final Optional<Journal> journal;

    private Blueprint(
            String name,
            SortedMap<Address, Value> facts,
            Claims claims,
            Set<Entity> adopted,
            Set<Risk> accepted,
            Optional<Journal> journal) {
        this.name = name;
        this.facts = Collections.unmodifiableSortedMap(facts);
        this.claims = claims;
        this.adopted = Collections.unmodifiableSet(adopted);
        this.accepted = Collections.unmodifiableSet(accepted);
        this.journal = journal;
    }

    /** Returns a builder of a blueprint that says nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a blueprint from a folder: its file {@code blueprint.json} and the policies that the file names.
     *
     * @throws InvalidBlueprintException with every problem, if there is any
     * @throws io.github.iamkit.policy.InvalidPolicyException if a policy cannot be read in exactly one way
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static Blueprint read(Path folder) {
        return new FolderReader(Objects.requireNonNull(folder, "folder")).read();
    }

    /**
     * Writes the blueprint into a folder, from which {@link #read} gives an equal one. Files of policies that are not in it any
     * more stay.
     *
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public void writeTo(Path folder) {
        new FolderWriter(Objects.requireNonNull(folder, "folder"), this).write();
    }

    /**
     * Returns what the account holds under a path, such as {@code /} for everything, as a blueprint. Service-linked roles, which
     * are AWS's, are left out; providers and the password policy, which have no path, come with {@code /} alone. Groups that
     * users are in and policies that are attached come along, whatever their path, as the blueprint would be incomplete without.
     *
     * @throws InvalidBlueprintException if a policy of the account cannot be read in exactly one way
     */
    public static Blueprint capture(IamProvisioner iam, String pathPrefix) {
        return Capture.of(Objects.requireNonNull(iam, "iam"), Objects.requireNonNull(pathPrefix, "pathPrefix"));
    }

    /** Compares with the account, as {@link IamProvisioner#plan} does. Nothing is written. */
    @Override
    public Plan planFor(IamProvisioner iam) {
        return Plan.of(this, Objects.requireNonNull(iam, "iam"));
    }

    /**
     * Returns where the account has come to differ, also by what others added to what the blueprint names, claimed or not.
     * Nothing is written.
     */
    public Drift driftIn(IamProvisioner iam) {
        return Drift.of(this, Objects.requireNonNull(iam, "iam"));
    }

    /**
     * Returns this blueprint owning something that is in the account already, named as the plan names it, such as {@code group
     * Admin}.
     *
     * @throws IllegalArgumentException if the blueprint does not name it
     */
    public Blueprint adopt(String first, String... more) {
        Set<Entity> all = new TreeSet<>(adopted);
        all.add(named(first));
        for (String another : more) {
            all.add(named(another));
        }
        return new Blueprint(name, facts, claims, all, accepted, journal);
    }

    private Entity named(String address) {
        Objects.requireNonNull(address, "address");
        return facts.keySet().stream()
                .map(Address::owner)
                .filter(owner -> owner.toString().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the blueprint does not name `" + address
                        + "`; write it as the plan does, such as `group Admin`"));
    }

    /**
     * Returns this blueprint with the consent to change what is blocked otherwise: {@link Risk#AFFECTS_CALLER} lets a plan take
     * access from whoever applies it. All other risks are marked and not blocked.
     */
    public Blueprint accepting(Risk risk) {
        Set<Risk> all = EnumSet.of(Objects.requireNonNull(risk, "risk"));
        all.addAll(accepted);
        return new Blueprint(name, facts, claims, adopted, all, journal);
    }

    /** Returns this blueprint with a journal, in which runs are recorded and by which a later process knows what is its own. */
    public Blueprint recordedIn(Journal journal) {
        return new Blueprint(name, facts, claims, adopted, accepted, Optional.of(journal));
    }

    /** Returns the blueprint's name. */
    public String name() {
        return name;
    }

    SortedMap<Address, Value> facts() {
        return facts;
    }

    Claims claims() {
        return claims;
    }

    Set<Entity> adopted() {
        return adopted;
    }

    Set<Risk> accepted() {
        return accepted;
    }

    Optional<Journal> journal() {
        return journal;
    }

    /** Returns what is named, in order. */
    Set<Entity> entities() {
        Set<Entity> entities = new TreeSet<>();
        facts.keySet().forEach(address -> entities.add(address.owner()));
        return entities;
    }

    /** Returns whether the other one says, claims and adopts the same under the same name. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Blueprint blueprint
                && name.equals(blueprint.name)
                && facts.equals(blueprint.facts)
                && claims.equals(blueprint.claims)
                && adopted.equals(blueprint.adopted)
                && accepted.equals(blueprint.accepted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, facts, claims, adopted, accepted);
    }

    @Override
    public String toString() {
        return "blueprint " + name + " of " + entities();
    }

    /**
     * Builds a {@link Blueprint}.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private static final String UNNAMED = "blueprint";

        private final Saying saying = new Saying();
        private final List<Entity> named = new ArrayList<>();
        private final Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        private final Set<String> paths = new TreeSet<>();
        private String name = UNNAMED;

        private Builder() {}

        /** Names the blueprint; two that share an account without sharing anything in it need different names. */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        private Entity entity(Kind kind, String entityName) {
            Entity entity = new Entity(kind, Objects.requireNonNull(entityName, "name"));
            named.add(entity);
            return entity;
        }

        /** Names a group. */
        public Builder group(String groupName) {
            return group(groupName, group -> {});
        }

        /** Names a group, and says what it holds. */
        public Builder group(String groupName, Consumer<GroupDraft> draft) {
            draft.accept(new GroupDraft(entity(Kind.GROUP, groupName), saying));
            return this;
        }

        /** Names a user. */
        public Builder user(String userName) {
            return user(userName, user -> {});
        }

        /** Names a user, and says what the user has. */
        public Builder user(String userName, Consumer<UserDraft> draft) {
            draft.accept(new UserDraft(entity(Kind.USER, userName), saying));
            return this;
        }

        /** Names a role, and says who may assume it. */
        public Builder role(String roleName, TrustPolicy trust) {
            return role(roleName, trust, role -> {});
        }

        /** Names a role, and says who may assume it and what it holds. */
        public Builder role(String roleName, TrustPolicy trust, Consumer<RoleDraft> draft) {
            Entity role = entity(Kind.ROLE, roleName);
            saying.say(role, Aspect.DOCUMENT, "", Value.of(Objects.requireNonNull(trust, "trust")));
            draft.accept(new RoleDraft(role, saying));
            return this;
        }

        /** Names a managed policy. */
        public Builder managedPolicy(String policyName, Policy policy) {
            return managedPolicy(policyName, policy, draft -> {});
        }

        /** Names a managed policy, and says more of it. */
        public Builder managedPolicy(String policyName, Policy policy, Consumer<ManagedPolicyDraft> draft) {
            Entity entity = entity(Kind.MANAGED_POLICY, policyName);
            saying.say(entity, Aspect.DOCUMENT, "", Value.of(Objects.requireNonNull(policy, "policy")));
            draft.accept(new ManagedPolicyDraft(entity, saying));
            return this;
        }

        /** Names an instance profile, and says what it holds. */
        public Builder instanceProfile(String profileName, Consumer<InstanceProfileDraft> draft) {
            draft.accept(new InstanceProfileDraft(entity(Kind.INSTANCE_PROFILE, profileName), saying));
            return this;
        }

        /** Names an OIDC provider by its address, which starts with {@code https://}. */
        public Builder oidcProvider(String url, Consumer<OidcProviderDraft> draft) {
            draft.accept(new OidcProviderDraft(entity(Kind.OIDC_PROVIDER, url), saying));
            return this;
        }

        /** Names a SAML provider, and gives its metadata as XML. */
        public Builder samlProvider(String providerName, String metadata) {
            return samlProvider(providerName, metadata, draft -> {});
        }

        /** Names a SAML provider, gives its metadata as XML, and says more of it. */
        public Builder samlProvider(String providerName, String metadata, Consumer<SamlProviderDraft> draft) {
            Entity provider = entity(Kind.SAML_PROVIDER, providerName);
            saying.say(provider, Aspect.METADATA, metadata);
            draft.accept(new SamlProviderDraft(provider, saying));
            return this;
        }

        /** Says how long passwords have to be, from 6 to 128 characters, and what else is asked of them. */
        public Builder passwordPolicy(int minimumLength, Consumer<PasswordPolicyDraft> draft) {
            PasswordSettings settings = new PasswordSettings(minimumLength);
            draft.accept(new PasswordPolicyDraft(settings));
            return passwordPolicy(settings);
        }

        Builder passwordPolicy(PasswordSettings settings) {
            saying.say(entity(Kind.PASSWORD_POLICY, ""), Aspect.SETTINGS, settings.toString());
            return this;
        }

        /** Claims scopes on what the blueprint names: whatever of them it does not name is removed. */
        public Builder exclusive(Scope first, Scope... more) {
            scopes.addAll(EnumSet.of(first, more));
            return this;
        }

        /**
         * Claims a path, such as {@code /team/}: groups, users, roles, managed policies and instance profiles under it that the
         * blueprint does not name are deleted, with everything that they have.
         */
        public Builder exclusiveUnder(String path) {
            paths.add(Objects.requireNonNull(path, "path"));
            return this;
        }

        /** Says of something what a folder or an account says of it. */
        void say(Map.Entry<Address, Value> fact) {
            saying.say(fact.getKey(), fact.getValue());
        }

        void name(Entity entity) {
            named.add(entity);
        }

        /**
         * Builds the blueprint.
         *
         * @throws InvalidBlueprintException with every problem, if there is any
         */
        public Blueprint build() {
            List<String> problems = new BlueprintChecks(name, named, saying, paths).problems();
            if (!problems.isEmpty()) {
                throw new InvalidBlueprintException(problems);
            }
            SortedMap<Address, Value> facts = new TreeMap<>();
            saying.facts().forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
            for (Entity entity : named) {
                if (entity.kind() != Kind.PASSWORD_POLICY) {
                    facts.putIfAbsent(entity.its(Aspect.EXISTENCE), Value.NOTHING_MORE);
                }
            }
            return new Blueprint(name, facts, new Claims(scopes, paths), Set.of(), Set.of(), Optional.empty());
        }
    }
}
