package io.github.iamkit.policy;

import io.github.iamkit.policy.Caller.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Principal} or {@code NotPrincipal} of a statement, ready to be asked (section 2.3).
 *
 * <p>Immutable and thread-safe.
 */
final class PrincipalTest {
    /** How a principal covers a caller, from not at all to the one that the fewest other policies limit (S2). */
    enum Reach {
        NONE,
        /** By the account, which passes on to its identity policies what it is given. */
        ACCOUNT,
        /** By the role of a session, or by the user who federated. */
        ORIGIN,
        /** By the very caller: user, role session, federated user, service or provider. */
        EXACT,
        /** As everyone. */
        EVERYONE
    }

    /** One listed principal. */
    @FunctionalInterface
    private interface Listed {
        Reach reach(Evaluation evaluation);
    }

    private final boolean allExcept;
    private final List<Listed> listed;

    private PrincipalTest(boolean allExcept, List<Listed> listed) {
        this.allExcept = allExcept;
        this.listed = listed;
    }

    static @Nullable PrincipalTest of(@Nullable Selection<Principal> principals, Layer layer, PolicySet set) {
        if (principals == null) {
            return null;
        }
        return new PrincipalTest(
                principals.allExcept(),
                principals.items().stream()
                        .map(item -> listed(item, set))
                        .map(item -> layer == Layer.ENDPOINT ? onEndpoint(item) : item)
                        .toList());
    }

    private static Listed onEndpoint(Listed one) {
        return evaluation -> {
            Reach reach = one.reach(evaluation);
            boolean isMeant = reach != Reach.ACCOUNT
                    || evaluation.caller().kind() == Kind.ROOT
                    || !ServiceRules.accountIsRootAlone(evaluation);
            return isMeant ? reach : Reach.NONE;
        };
    }

    private static Listed listed(Principal principal, PolicySet set) {
        String value = principal.value();
        if (principal instanceof Principal.Everyone) {
            return evaluation -> Reach.EVERYONE;
        }
        if (principal instanceof Principal.Service) {
            return evaluation -> exactly(Kind.SERVICE, value, evaluation);
        }
        if (principal instanceof Principal.Federated) {
            return evaluation -> exactly(Kind.PROVIDER, value, evaluation);
        }
        if (principal instanceof Principal.CanonicalUser) {
            String account = set.canonicalUsers().getOrDefault(value, "");
            return evaluation -> account(account, "", evaluation);
        }
        return aws(value, set);
    }

    private static Listed aws(String value, PolicySet set) {
        if (value.equals("*")) {
            boolean coversServices = set.dialect().has(Dialect.Reading.AWS_STAR_COVERS_SERVICES);
            return evaluation ->
                    coversServices || evaluation.caller().kind() != Kind.SERVICE ? Reach.EVERYONE : Reach.NONE;
        }
        if (ArnFields.isAccountId(value)) {
            return evaluation -> account(value, "", evaluation);
        }
        String arn = set.uniqueIds().getOrDefault(value, value);
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return evaluation -> Reach.NONE;
        }
        if (parts[2].equals("iam") && parts[5].equals("root")) {
            return evaluation -> account(parts[4], parts[1], evaluation);
        }
        if (parts[2].equals("iam") && parts[5].startsWith("role/")) {
            String withoutPath = parts[0] + ":" + parts[1] + ":iam::" + parts[4] + ":role"
                    + parts[5].substring(parts[5].lastIndexOf('/'));
            return evaluation -> role(arn, withoutPath, evaluation.caller());
        }
        return evaluation -> userOrSession(arn, evaluation.caller());
    }

    private static Reach exactly(Kind kind, String name, Evaluation evaluation) {
        Caller caller = evaluation.caller();
        return caller.kind() == kind && caller.text().equals(name) ? Reach.EXACT : Reach.NONE;
    }

    private static Reach account(String account, String partition, Evaluation evaluation) {
        Caller caller = evaluation.caller();
        boolean isOfAccount = caller.kind().hasAccount()
                && !account.isEmpty()
                && account.equals(evaluation.callerAccount())
                && (partition.isEmpty() || caller.partition().isEmpty() || partition.equals(caller.partition()));
        return isOfAccount ? Reach.ACCOUNT : Reach.NONE;
    }

    private static Reach role(String arn, String withoutPath, Caller caller) {
        boolean pathIsKnown = caller.kind() == Kind.ROLE || caller.knownRole().isPresent();
        boolean isOfRole = caller.kind().isRole() && caller.roleArn().equals(pathIsKnown ? arn : withoutPath);
        return isOfRole ? Reach.ORIGIN : Reach.NONE;
    }

    private static Reach userOrSession(String arn, Caller caller) {
        if (caller.federatedBy().filter(arn::equals).isPresent()) {
            return Reach.ORIGIN;
        }
        boolean isNamed = switch (caller.kind()) {
            case USER, ROLE_SESSION, FEDERATED_USER -> caller.text().equals(arn);
            default -> false;
        };
        return isNamed ? Reach.EXACT : Reach.NONE;
    }

    /** How the statement covers the caller. */
    Reach reach(Evaluation evaluation, Effect effect) {
        if (!allExcept) {
            return strongest(evaluation);
        }
        return effect == Effect.DENY ? reachOfDeny(evaluation) : reachOfAllow(evaluation);
    }

    private Reach strongest(Evaluation evaluation) {
        Reach strongest = Reach.NONE;
        for (Listed one : listed) {
            Reach reach = one.reach(evaluation);
            if (reach.compareTo(strongest) > 0) {
                strongest = reach;
            }
        }
        return strongest;
    }

    /** N2, N3: listing the very caller or its account spares it, unless it has a boundary. */
    private Reach reachOfDeny(Evaluation evaluation) {
        Caller caller = evaluation.caller();
        if (caller.kind().hasIdentityPolicies() && evaluation.set().hasBoundary()) {
            return Reach.EVERYONE;
        }
        for (Listed one : listed) {
            Reach reach = one.reach(evaluation);
            boolean spares = reach == Reach.ORIGIN ? caller.kind() == Kind.ROLE : reach != Reach.NONE;
            if (spares) {
                return Reach.NONE;
            }
        }
        return Reach.EVERYONE;
    }

    /** N1, N4: everyone who is not listed in any way; somebody of an account is given no more than the account would be. */
    private Reach reachOfAllow(Evaluation evaluation) {
        if (strongest(evaluation) != Reach.NONE) {
            return Reach.NONE;
        }
        return evaluation.caller().kind().hasAccount() ? Reach.ACCOUNT : Reach.EVERYONE;
    }

    /** Whether a {@code NotPrincipal} spares the caller by a part of what AWS asks to be listed (N2). */
    boolean sparesByPart(Evaluation evaluation) {
        Caller caller = evaluation.caller();
        if (!allExcept || !caller.kind().hasIdentityPolicies()) {
            return false;
        }
        List<Reach> reaches = listed.stream().map(one -> one.reach(evaluation)).toList();
        boolean isWhole = reaches.contains(Reach.EVERYONE)
                || (reaches.contains(Reach.ACCOUNT)
                        && (reaches.contains(Reach.EXACT) || caller.kind() == Kind.ROLE)
                        && (reaches.contains(Reach.ORIGIN) || !caller.kind().isRole()));
        return !isWhole && reach(evaluation, Effect.DENY) == Reach.NONE;
    }
}
