package io.github.iamkit.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.iamkit.policy.RandomScene.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A second, slow answer to whether policies of every type together allow a request, written from the facts alone: tables
 * S2 and X1 are spelled out, one line a row.
 */
final class ReferenceAuthorization {
    private static final String USER = "User";
    private static final String SESSION = "AssumedRole";
    private static final String FEDERATED = "FederatedUser";
    private static final String ROOT = "Account";
    private static final String SERVICE = "Service";
    private static final String PROVIDER = "Provider";
    private static final String ANONYMOUS = "Anonymous";

    private final Scene scene;
    private final String kind;
    private final String account;
    private final String partition;
    private final String owner;
    private final boolean crosses;
    private final Map<String, List<String>> context = new HashMap<>();

    private ReferenceAuthorization(Scene scene) {
        this.scene = scene;
        String[] caller = scene.caller().split(":");
        this.kind = kind(scene.caller());
        boolean hasAccount = !Set.of(SERVICE, PROVIDER, ANONYMOUS).contains(kind);
        this.account = !hasAccount ? "" : caller.length == 1 ? caller[0] : caller[4];
        this.partition = !hasAccount ? "" : caller.length == 1 ? "aws" : caller[1];
        String[] resource = scene.resource().split(":");
        String stated = resource.length > 4 ? resource[4] : "";
        this.owner = scene.owner().orElse(stated.isEmpty() ? account : stated);
        boolean otherPartition = resource.length > 1 && !partition.isEmpty() && !resource[1].equals(partition);
        this.crosses = otherPartition || !account.equals(owner);
        fillContext();
    }

    private static String kind(String caller) {
        if (caller.equals("anonymous")) {
            return ANONYMOUS;
        }
        if (caller.endsWith(".amazonaws.com")) {
            return SERVICE;
        }
        return caller.contains(":user/")
                ? USER
                : caller.contains(":assumed-role/")
                        ? SESSION
                        : caller.contains(":federated-user/")
                                ? FEDERATED
                                : caller.contains("-provider/") ? PROVIDER : ROOT;
    }

    private void fillContext() {
        String name = scene.caller().substring(scene.caller().lastIndexOf('/') + 1);
        String root = scene.caller().startsWith("arn:") ? scene.caller() : "arn:aws:iam::" + account + ":root";
        put("aws:PrincipalAccount", kind.equals(ANONYMOUS) ? "anonymous" : account);
        put("aws:ResourceAccount", owner);
        if (!Set.of(SERVICE, PROVIDER).contains(kind)) {
            put("aws:PrincipalType", kind);
        }
        if (!Set.of(PROVIDER, ANONYMOUS).contains(kind)) {
            put("aws:PrincipalIsAWSService", String.valueOf(kind.equals(SERVICE)));
        }
        switch (kind) {
            case USER -> {
                put("aws:PrincipalArn", scene.caller());
                put("aws:username", name);
            }
            case SESSION -> put("aws:PrincipalArn", role());
            case FEDERATED -> put("aws:PrincipalArn", scene.caller());
            case ROOT -> put("aws:PrincipalArn", root);
            default -> {
                // Neither services nor providers nor nobody have an ARN.
            }
        }
    }

    private void put(String key, String value) {
        if (!value.isEmpty()) {
            context.put(key, List.of(value));
        }
    }

    /** The role behind the session: with its path where that was said. */
    private String role() {
        return scene.pathIsKnown() ? RandomScene.ROLE : RandomScene.ROLE.replace("ops/", "");
    }

    static Decision.Outcome decide(Scene scene) {
        return new ReferenceAuthorization(scene).decide();
    }

    private Decision.Outcome decide() {
        if (scene.action().equals("sts:GetCallerIdentity")) {
            return Decision.Outcome.ALLOWED;
        }
        for (Layer layer : Layer.values()) {
            for (List<String> level : scene.levels(layer)) {
                if (binds(layer) && says("Deny", layer, level)) {
                    return Decision.Outcome.EXPLICITLY_DENIED;
                }
            }
        }
        boolean allowed = !kind.equals(PROVIDER)
                && everyLevelAllows(Layer.SERVICE_CONTROL)
                && everyLevelAllows(Layer.ENDPOINT)
                && (crosses || account.isEmpty() ? bothSidesAllow() : oneSideAllows());
        return allowed ? Decision.Outcome.ALLOWED : Decision.Outcome.IMPLICITLY_DENIED;
    }

    private boolean binds(Layer layer) {
        boolean actsForItself = Set.of(USER, SESSION, FEDERATED).contains(kind);
        return switch (layer) {
            case IDENTITY, BOUNDARY -> actsForItself;
            case SESSION -> actsForItself;
            case SERVICE_CONTROL -> actsForItself || kind.equals(ROOT);
            case RESOURCE_CONTROL ->
                !scene.resource().equals("*") && !scene.action().startsWith("iam:");
            case RESOURCE, ENDPOINT -> true;
        };
    }

    private boolean everyLevelAllows(Layer layer) {
        return !binds(layer) || scene.levels(layer).stream().allMatch(level -> says("Allow", layer, level));
    }

    private boolean says(String effect, Layer layer, List<String> level) {
        return level.stream()
                .anyMatch(document -> !named(effect, layer, document).isEmpty());
    }

    private boolean grants(Layer layer) {
        return scene.levels(layer).stream().anyMatch(level -> says("Allow", layer, level));
    }

    private boolean isSilent(Layer layer) {
        return scene.documents().containsKey(layer) && !grants(layer);
    }

    /** X1, X2, C1, C2, X5: each side decides for itself, and no name on the resource makes up for the other. */
    private boolean bothSidesAllow() {
        boolean samePartition = partition.isEmpty() || partition.equals("aws");
        boolean resourceSide = samePartition && !isAboutAlias() && grants(Layer.RESOURCE);
        boolean callerSide =
                account.isEmpty() || kind.equals(ROOT) || grants(Layer.IDENTITY) && withinLimits() && hasSession();
        return resourceSide && callerSide;
    }

    /** S1 to S6 and D5. */
    private boolean oneSideAllows() {
        Set<String> named = new TreeSet<>();
        if (!isAboutAlias()) {
            scene.levels(Layer.RESOURCE)
                    .forEach(level -> level.forEach(d -> named.addAll(named("Allow", Layer.RESOURCE, d))));
        }
        boolean resourceMustGrant =
                scene.action().equals("sts:AssumeRole") || scene.resource().contains(":key/");
        if (resourceMustGrant && named.isEmpty()) {
            return false;
        }
        if (named.contains("everyone") || named.contains("itself")) {
            return true;
        }
        if (named.contains("origin")) {
            return withinLimits() && hasSession();
        }
        return kind.equals(ROOT) || grants(Layer.IDENTITY) && withinLimits() && hasSession();
    }

    /** Key policies grant nothing on aliases (section 1.5). */
    private boolean isAboutAlias() {
        return scene.action().startsWith("kms:") && scene.resource().contains(":alias/");
    }

    private boolean withinLimits() {
        return !isSilent(Layer.BOUNDARY) && !isSilent(Layer.SESSION);
    }

    /** S6: a federated user has what a session policy passes on. */
    private boolean hasSession() {
        return !kind.equals(FEDERATED) || scene.documents().containsKey(Layer.SESSION);
    }

    /** As whom statements of the effect that apply name the caller: everyone, itself, origin, account. */
    private Set<String> named(String effect, Layer layer, String document) {
        boolean completes = layer == Layer.IDENTITY || layer == Layer.BOUNDARY;
        ReferenceEvaluator reader =
                new ReferenceEvaluator(document, completes, scene.action(), scene.resource(), context);
        Set<String> named = new TreeSet<>();
        for (JsonNode statement : reader.statements()) {
            if (statement.get("Effect").asText().equals(effect) && reader.applies(statement)) {
                named.addAll(whom(statement, layer));
            }
        }
        return named;
    }

    private Set<String> whom(JsonNode statement, Layer layer) {
        if (statement.has("NotPrincipal")) {
            boolean isLimited = Set.of(USER, SESSION, FEDERATED).contains(kind)
                    && scene.documents().containsKey(Layer.BOUNDARY);
            boolean isSpared =
                    listed(statement.get("NotPrincipal"), layer).stream().anyMatch(as -> !as.equals("origin"));
            return isSpared && !isLimited ? Set.of() : Set.of("everyone");
        }
        return statement.has("Principal") ? listed(statement.get("Principal"), layer) : Set.of("everyone");
    }

    private Set<String> listed(JsonNode principals, Layer layer) {
        if (principals.isTextual()) {
            return Set.of("everyone");
        }
        Set<String> as = new TreeSet<>();
        for (var type : principals.properties()) {
            JsonNode names = type.getValue();
            List<JsonNode> all = new ArrayList<>(List.of(names));
            if (names.isArray()) {
                all = StreamSupport.stream(names.spliterator(), false).toList();
            }
            for (JsonNode name : all) {
                String is = is(type.getKey(), name.asText(), layer);
                if (!is.isEmpty()) {
                    as.add(is);
                }
            }
        }
        return as;
    }

    /** What the caller is to a name: empty if it is not meant. */
    private String is(String type, String name, Layer layer) {
        if (!type.equals("AWS")) {
            boolean isMeant = kind.equals(type.equals("Service") ? SERVICE : PROVIDER) && name.equals(scene.caller());
            return isMeant ? "itself" : "";
        }
        if (name.equals("*")) {
            return "everyone";
        }
        boolean isAccount = name.length() == 12 || name.endsWith(":root");
        if (isAccount) {
            boolean isMeant =
                    name.contains(account) && !account.isEmpty() && (name.length() == 12 || partition.equals("aws"));
            boolean rootAlone = layer == Layer.ENDPOINT && scene.action().startsWith("s3:") && !kind.equals(ROOT);
            return isMeant && !rootAlone ? "account" : "";
        }
        boolean isRole = scene.pathIsKnown() ? name.equals(role()) : name.endsWith("/deployer");
        if (kind.equals(SESSION) && isRole) {
            return "origin";
        }
        if (kind.equals(FEDERATED) && scene.federatorIsKnown() && name.contains(":user/")) {
            return "origin";
        }
        return !kind.equals(ROOT) && name.equals(scene.caller()) ? "itself" : "";
    }
}
