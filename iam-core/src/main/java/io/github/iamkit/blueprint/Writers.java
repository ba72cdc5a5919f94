package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/** Makes changes. */
final class Writers {
    private static final int ATTEMPTS = 4;
    private static final int SERVER_ERROR = 500;

    private final IamProvisioner iam;
    private final Tag mark;
    private final References references;
    private final Map<Kind, EntityWriter> byKind = new EnumMap<>(Kind.class);

    Writers(IamProvisioner iam, Blueprint blueprint, References references) {
        this.iam = iam;
        this.mark = EntityWriter.tag(Mark.KEY, blueprint.name());
        this.references = references;
        byKind.put(Kind.GROUP, new GroupWriter(iam, references));
        byKind.put(Kind.USER, new UserWriter(iam, references));
        byKind.put(Kind.ROLE, new RoleWriter(iam, references));
        byKind.put(Kind.MANAGED_POLICY, new ManagedPolicyWriter(iam, references));
        byKind.put(Kind.INSTANCE_PROFILE, new InstanceProfileWriter(iam));
        byKind.put(Kind.OIDC_PROVIDER, new OidcProviderWriter(iam.client(), references));
        byKind.put(Kind.SAML_PROVIDER, new SamlProviderWriter(iam.client(), references));
    }

    private EntityWriter of(Entity entity) {
        return Objects.requireNonNull(byKind.get(entity.kind()));
    }

    Optional<Identity> look(Entity entity) {
        return of(entity).look(entity);
    }

    void write(Change change) {
        Entity entity = change.place().owner();
        if (entity.kind() == Kind.PASSWORD_POLICY) {
            PasswordSettings settings =
                    PasswordSettings.parse(change.valueAfter().orElseThrow().text());
            iam.client().updateAccountPasswordPolicy(settings::writeTo);
        } else if (change.place().aspect() == Aspect.EXISTENCE) {
            writeWhole(change, entity, of(entity));
        } else if (change.action() == Change.Action.DELETE) {
            remove(change, of(entity));
        } else {
            of(entity).put(change);
        }
    }

    private static void remove(Change change, EntityWriter writer) {
        try {
            writer.remove(change);
        } catch (NoSuchEntityException e) {
            // Somebody else was faster, or the answer to the first attempt got lost.
            return;
        }
    }

    private void writeWhole(Change change, Entity entity, EntityWriter writer) {
        switch (change.action()) {
            case CREATE -> create(change, entity, writer);
            case REPLACE -> {
                writer.delete(entity);
                create(change, entity, writer);
            }
            case UPDATE -> writer.move(entity, change.valueAfter().orElseThrow().text());
            case DELETE -> writer.delete(entity);
            case ADOPT -> writer.mark(entity, mark);
            case NO_OP, BLOCKED -> throw new IllegalStateException("nothing can be written for " + change);
        }
    }

    /**
     * Creates something. Calls that create are not repeated by the SDK; when the answer to one got lost it is tried again here,
     * and what is there by then is the blueprint's if it carries its mark.
     */
    private void create(Change change, Entity entity, EntityWriter writer) {
        Optional<String> path = change.valueAfter().map(Value::text).filter(text -> !text.isEmpty());
        SortedMap<Address, Value> facts = change.saidAtCreation();
        for (int attempt = 1; ; attempt++) {
            try {
                references.created(entity, writer.create(entity, new EntityWriter.Said(path, facts, mark)));
                return;
            } catch (EntityAlreadyExistsException e) {
                Identity present = iam.await(() -> writer.look(entity)).orElseThrow(() -> new MovedException(change));
                if (!isOwn(entity, present)) {
                    throw new MovedException(change);
                }
                references.created(entity, present.arn());
                return;
            } catch (SdkException e) {
                if (!mayHaveBeenDone(e) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private boolean isOwn(Entity entity, Identity present) {
        return entity.kind().isTaggable()
                ? present.mark().filter(mark.value()::equals).isPresent()
                : isBare(entity);
    }

    /** A group takes no mark. One that gives nobody anything yet can be completed without harm, whoever made it. */
    private boolean isBare(Entity group) {
        return iam.group(group.name()).members().isEmpty()
                && iam.group(group.name()).policyNames().isEmpty()
                && iam.group(group.name()).attachedPolicyArns().isEmpty();
    }

    static boolean mayHaveBeenDone(SdkException e) {
        return e instanceof SdkClientException
                || e instanceof AwsServiceException service && service.statusCode() >= SERVER_ERROR;
    }
}
