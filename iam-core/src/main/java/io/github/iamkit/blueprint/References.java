package io.github.iamkit.blueprint;

import java.util.HashMap;
import java.util.Map;

/** The ARNs of managed policies and providers, also of those that were created a moment ago. */
final class References {
    private final Map<Entity, String> arns = new HashMap<>();

    References(Snapshot account) {
        account.identities().forEach((entity, identity) -> arns.put(entity, identity.arn()));
    }

    void created(Entity entity, String arn) {
        arns.put(entity, arn);
    }

    String arn(Entity entity) {
        String arn = arns.get(entity);
        if (arn == null) {
            throw new IllegalStateException(entity + " has no ARN, as it is not there; make another plan");
        }
        return arn;
    }

    /** Returns the ARN of a managed policy that is meant by its name or its ARN. */
    String policyArn(String reference) {
        return reference.startsWith("arn:") ? reference : arn(new Entity(Kind.MANAGED_POLICY, reference));
    }
}
