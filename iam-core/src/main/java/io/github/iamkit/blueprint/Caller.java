package io.github.iamkit.blueprint;

import java.util.Optional;

/** Who makes the calls, by ARN. */
record Caller(String arn) {
    /** Returns what ARNs of IAM in the caller's account start with. */
    String prefixOfArns() {
        return arn.substring(0, arn.lastIndexOf(':') + 1).replace(":sts:", ":iam:");
    }

    /** Returns the user or role that the caller is; nothing for root and for federated users. */
    Optional<Entity> entity() {
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        String[] segments = resource.split("/");
        return switch (segments[0]) {
            case "user" -> Optional.of(new Entity(Kind.USER, segments[segments.length - 1]));
            case "assumed-role" -> Optional.of(new Entity(Kind.ROLE, segments[1]));
            default -> Optional.empty();
        };
    }
}
