package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests by every kind of caller under policies of every type, across two accounts; one seed always gives the same ones. */
final class RandomScene {
    static final String HERE = "111122223333";
    static final String THERE = "444455556666";
    static final String ROLE = "arn:aws:iam::111122223333:role/ops/deployer";

    private static final String USER = "arn:aws:iam::111122223333:user/david";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/deployer/tuesday";
    private static final String FEDERATED = "arn:aws:sts::111122223333:federated-user/guest";
    private static final String ROOT = "arn:aws:iam::111122223333:root";
    private static final String SERVICE = "events.amazonaws.com";
    private static final String PROVIDER = "arn:aws:iam::444455556666:oidc-provider/token.example";

    private static final List<String> CALLERS = List.of(
            USER,
            USER,
            USER,
            SESSION,
            SESSION,
            SESSION,
            FEDERATED,
            FEDERATED,
            ROOT,
            HERE,
            SERVICE,
            PROVIDER,
            "anonymous",
            "arn:aws-cn:iam::111122223333:user/david");
    private static final List<String> PRINCIPALS = List.of(
            "\"*\"",
            "{\"AWS\":\"*\"}",
            "{\"AWS\":\"" + HERE + "\"}",
            "{\"AWS\":\"" + ROOT + "\"}",
            "{\"AWS\":\"" + THERE + "\"}",
            "{\"AWS\":\"" + USER + "\"}",
            "{\"AWS\":[\"" + ROLE + "\",\"" + USER + "\"]}",
            "{\"AWS\":\"" + ROLE + "\"}",
            "{\"AWS\":\"arn:aws:iam::111122223333:role/deployer\"}",
            "{\"AWS\":\"" + SESSION + "\"}",
            "{\"AWS\":\"" + FEDERATED + "\"}",
            "{\"Service\":\"" + SERVICE + "\"}",
            "{\"Federated\":\"" + PROVIDER + "\",\"AWS\":\"" + HERE + "\"}");
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "sqs:SendMessage", "kms:Decrypt", "sts:AssumeRole", "sts:GetCallerIdentity");
    private static final List<String> PATTERNS = List.of("*", "*", "s3:*", "sqs:Send*", "kms:Decrypt", "sts:*");
    private static final Map<String, List<String>> RESOURCES = Map.of(
            "s3:GetObject", List.of("arn:aws:s3:::books/a"),
            "sqs:SendMessage",
                    List.of("arn:aws:sqs:eu-west-1:111122223333:jobs", "arn:aws:sqs:eu-west-1:444455556666:jobs"),
            "kms:Decrypt",
                    List.of(
                            "arn:aws:kms:eu-west-1:111122223333:key/1234",
                            "arn:aws:kms:eu-west-1:444455556666:key/1234",
                            "arn:aws:kms:eu-west-1:111122223333:alias/a"),
            "sts:AssumeRole", List.of("arn:aws:iam::111122223333:role/target", "arn:aws:iam::444455556666:role/target"),
            "sts:GetCallerIdentity", List.of("*"));
    private static final List<String> CONDITIONS = List.of(
            "{\"StringEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}}",
            "{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/*\"}}",
            "{\"StringEquals\":{\"aws:PrincipalType\":[\"User\",\"Account\"]}}",
            "{\"Bool\":{\"aws:PrincipalIsAWSService\":\"false\"}}",
            "{\"StringEquals\":{\"aws:ResourceAccount\":\"${aws:PrincipalAccount}\"}}",
            "{\"StringLike\":{\"aws:username\":\"d*\"}}",
            "{\"Null\":{\"aws:username\":\"true\"}}");

    private final Random random;

    RandomScene(long seed) {
        random = new Random(seed);
    }

    /**
     * A request and what is in force.
     *
     * @param pathIsKnown whether a session's role is known with its path
     * @param owner the account that owns the resource, where its ARN does not say
     * @param documents the policies of each type, by level
     */
    record Scene(
            String caller,
            boolean pathIsKnown,
            boolean federatorIsKnown,
            String action,
            String resource,
            Optional<String> owner,
            Map<Layer, List<List<String>>> documents) {
        AccessRequest request() {
            AccessRequest request = AccessRequest.of(action, resource).by(caller);
            if (pathIsKnown && caller.equals(SESSION)) {
                request = request.actingAs(ROLE);
            }
            if (federatorIsKnown && caller.equals(FEDERATED)) {
                request = request.federatedBy(USER);
            }
            return owner.isPresent() ? request.ownedBy(owner.get()) : request;
        }

        PolicySet policies() {
            PolicySet set = PolicySet.identity(parsed(Layer.IDENTITY));
            for (Policy boundary : parsed(Layer.BOUNDARY)) {
                set = set.boundary(boundary);
            }
            set = set.session(parsed(Layer.SESSION));
            for (List<String> level : levels(Layer.SERVICE_CONTROL)) {
                set = set.serviceControl(level.stream().map(Policy::parse).toList());
            }
            for (List<String> level : levels(Layer.RESOURCE_CONTROL)) {
                set = set.resourceControl(
                        level.stream().map(ResourcePolicy::parse).toList());
            }
            for (String resource :
                    levels(Layer.RESOURCE).stream().flatMap(List::stream).toList()) {
                set = set.resource(ResourcePolicy.parse(resource));
            }
            for (String endpoint :
                    levels(Layer.ENDPOINT).stream().flatMap(List::stream).toList()) {
                set = set.endpoint(ResourcePolicy.parse(endpoint));
            }
            return set;
        }

        private List<Policy> parsed(Layer layer) {
            return levels(layer).stream()
                    .flatMap(List::stream)
                    .map(Policy::parse)
                    .toList();
        }

        List<List<String>> levels(Layer layer) {
            return documents.getOrDefault(layer, List.of());
        }
    }

    Scene scene() {
        String caller = pick(CALLERS);
        String action = pick(ACTIONS);
        String resource = pick(RESOURCES.get(action));
        Map<Layer, List<List<String>>> documents = new TreeMap<>();
        documents.put(Layer.IDENTITY, List.of(several(() -> document(false, false), 2)));
        maybe(documents, Layer.BOUNDARY, 4, () -> List.of(List.of(document(false, false))));
        if (caller.equals(SESSION) || caller.equals(FEDERATED)) {
            maybe(documents, Layer.SESSION, 2, () -> List.of(atLeastOne(() -> document(false, false))));
        }
        maybe(documents, Layer.SERVICE_CONTROL, 3, () -> levels(() -> document(false, false)));
        maybe(documents, Layer.RESOURCE_CONTROL, 4, () -> levels(() -> document(true, true)));
        maybe(documents, Layer.RESOURCE, 2, () -> List.of(List.of(document(true, false))));
        maybe(documents, Layer.ENDPOINT, 6, () -> List.of(List.of(document(true, false))));
        Optional<String> owner = action.startsWith("s3:") && random.nextInt(3) > 0
                ? Optional.of(pick(List.of(HERE, THERE)))
                : Optional.empty();
        return new Scene(caller, random.nextBoolean(), random.nextBoolean(), action, resource, owner, documents);
    }

    private void maybe(
            Map<Layer, List<List<String>>> documents, Layer layer, int oneIn, Supplier<List<List<String>>> levels) {
        if (random.nextInt(oneIn) == 0) {
            documents.put(layer, levels.get());
        }
    }

    private List<List<String>> levels(Supplier<String> document) {
        return Stream.generate(() -> several(document, 2))
                .limit(1 + random.nextInt(2))
                .toList();
    }

    private List<String> several(Supplier<String> document, int most) {
        return Stream.generate(document).limit(random.nextInt(most + 1)).toList();
    }

    private List<String> atLeastOne(Supplier<String> document) {
        List<String> some = new ArrayList<>(several(document, 1));
        some.add(document.get());
        return some;
    }

    private String document(boolean hasPrincipals, boolean isControl) {
        String statements = Stream.generate(() -> statement(hasPrincipals, isControl))
                .limit(1 + random.nextInt(3))
                .collect(Collectors.joining(","));
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
    }

    private String statement(boolean hasPrincipals, boolean isControl) {
        boolean denies = random.nextInt(8) == 0;
        String principal = isControl
                ? "\"Principal\":\"*\","
                : (denies && random.nextInt(3) == 0 ? "\"NotPrincipal\":" : "\"Principal\":") + pick(PRINCIPALS) + ",";
        return "{\"Effect\":\"" + (denies ? "Deny" : "Allow") + "\"," + (hasPrincipals ? principal : "")
                + "\"Action\":\"" + pick(PATTERNS) + "\",\"Resource\":\"*\""
                + (random.nextInt(5) == 0 ? ",\"Condition\":" + pick(CONDITIONS) : "") + "}";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
