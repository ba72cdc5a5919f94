package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes a blueprint of what an account holds. */
final class Capture {
    private static final String EVERYTHING = "/";
    private static final String OF_AWS = "/aws-";

    private final Snapshot account;
    private final String pathPrefix;
    private final Set<Entity> captured = new TreeSet<>();

    private Capture(Snapshot account, String pathPrefix) {
        this.account = account;
        this.pathPrefix = pathPrefix;
    }

    static Blueprint of(IamProvisioner iam, String pathPrefix) {
        return new Capture(AccountReader.readAll(iam), pathPrefix).blueprint();
    }

    private Blueprint blueprint() {
        account.identities().keySet().stream().filter(this::isUnderPrefix).forEach(this::include);
        Blueprint.Builder builder = Blueprint.builder();
        List<String> problems = new ArrayList<>();
        captured.forEach(builder::name);
        for (Map.Entry<Address, Value> fact : account.facts().entrySet()) {
            Address address = fact.getKey();
            if (address.kind() == Kind.PASSWORD_POLICY) {
                if (pathPrefix.equals(EVERYTHING)) {
                    builder.passwordPolicy(
                            PasswordSettings.parse(fact.getValue().text()));
                }
            } else if (captured.contains(address.owner()) && !isEmptyPath(fact)) {
                if (fact.getValue() instanceof Value.Document document
                        && document.parsed().isEmpty()) {
                    problems.add(
                            "at " + address + ": it cannot be read in exactly one way; mend it in the account first");
                }
                builder.say(fact);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidBlueprintException(problems);
        }
        return builder.build();
    }

    private static boolean isEmptyPath(Map.Entry<Address, Value> fact) {
        return fact.getKey().aspect() == Aspect.EXISTENCE
                && fact.getValue().text().isEmpty();
    }

    private boolean isUnderPrefix(Entity entity) {
        String path =
                account.value(entity.its(Aspect.EXISTENCE)).map(Value::text).orElse("");
        return entity.kind().hasPath()
                ? path.startsWith(pathPrefix) && !path.startsWith(OF_AWS)
                : pathPrefix.equals(EVERYTHING);
    }

    /** Includes what something names, too. */
    private void include(Entity entity) {
        if (!account.has(entity) || !captured.add(entity)) {
            return;
        }
        account.of(entity).forEach((address, value) -> {
            switch (address.aspect()) {
                case MEMBERSHIP -> include(new Entity(Kind.GROUP, address.key()));
                case ATTACHED_POLICY -> include(new Entity(Kind.MANAGED_POLICY, address.key()));
                case BOUNDARY -> include(new Entity(Kind.MANAGED_POLICY, value.text()));
                case ROLE -> include(new Entity(Kind.ROLE, value.text()));
                default -> {
                    // Nothing else names anything.
                }
            }
        });
    }
}
