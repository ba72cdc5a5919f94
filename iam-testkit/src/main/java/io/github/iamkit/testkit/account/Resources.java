package io.github.iamkit.testkit.account;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds what an account holds by ARN, or by type and name. */
final class Resources {
    /** What is found by its name, whose ARN has a path that the name does not tell. */
    private static final Map<String, Function<Account, Table<? extends Named>>> BY_NAME = Map.of(
            "user", Account::users,
            "group", Account::groups,
            "role", Account::roles,
            "policy", Account::policies,
            "instance-profile", Account::instanceProfiles,
            "server-certificate", Account::serverCertificates);

    /** What is found by its ARN. */
    private static final Map<String, Function<Account, Table<? extends Tagged>>> BY_ARN = Map.of(
            "mfa", Account::mfaDevices,
            "oidc-provider", Account::oidcProviders,
            "saml-provider", Account::samlProviders);

    private final Account account;

    Resources(Account account) {
        this.account = account;
    }

    /** Returns what is of this type and has exactly this name. */
    Optional<Named> named(String type, String name) {
        return Optional.ofNullable(BY_NAME.get(type))
                .flatMap(table -> Named.find(table.apply(account), name))
                .map(found -> found);
    }

    /** Returns what has this ARN and may have tags. */
    Optional<Tagged> find(String arn) {
        return ArnParts.of(arn).flatMap(parts -> {
            Function<Account, Table<? extends Tagged>> table = BY_ARN.get(parts.type());
            return table == null
                    ? named(parts.type(), parts.name())
                            .filter(found -> account.arn(found).equals(arn))
                    : table.apply(account).find(arn);
        });
    }

    /** Returns the user, group or role of this ARN. */
    Optional<Identity> identity(String arn) {
        return find(arn).filter(Identity.class::isInstance).map(Identity.class::cast);
    }
}
