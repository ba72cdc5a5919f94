package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the statements of two documents of one kind into one. */
final class Joining {
    private Joining() {}

    static <D> D of(StandardDocument<D> one, PolicyDocument other) {
        requireDifferentSids(one.statements(), other.statements());
        List<Statement> statements = new ArrayList<>(one.statements());
        statements.addAll(other.statements());
        return one.with(
                version((PolicyDocument) one, other), id(one.id(), other.id()).orElse(null), List.copyOf(statements));
    }

    private static void requireDifferentSids(List<Statement> one, List<Statement> other) {
        Set<String> taken =
                one.stream().flatMap(statement -> statement.sid().stream()).collect(Collectors.toSet());
        List<String> twice = other.stream()
                .flatMap(statement -> statement.sid().stream())
                .filter(taken::contains)
                .toList();
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("both policies have a statement with the Sid `" + twice.get(0)
                    + "`, and a Sid must be unique in a policy; rename one of them");
        }
    }

    private static LanguageVersion version(PolicyDocument one, PolicyDocument other) {
        if (one.version() == other.version()) {
            return one.version();
        }
        if (Canonical.dependsOnVersion(one) || Canonical.dependsOnVersion(other)) {
            throw new IllegalArgumentException("the policies are in versions " + name(one.version()) + " and "
                    + name(other.version()) + " of the language, between which `${` differs in meaning;"
                    + " give both one version first");
        }
        return LanguageVersion.V2012_10_17;
    }

    private static Optional<String> id(Optional<String> one, Optional<String> other) {
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            throw new IllegalArgumentException("the policies have the Ids `" + one.get() + "` and `" + other.get()
                    + "`, and one document has one; give both the same first");
        }
        return one.or(() -> other);
    }

    private static String name(LanguageVersion version) {
        return version.text().map(text -> "`" + text + "`").orElse("absent");
    }
}
