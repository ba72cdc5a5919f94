package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Statement;
import java.util.Optional;
import java.util.function.Predicate;

/** What is said at an address. */
sealed interface Value {
    Value NOTHING_MORE = new Text("");

    String text();

    /** Tells whether another value says the same. */
    boolean says(Value other);

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(PolicyDocument document) {
        return new Document(document.toJson(), Optional.of(document));
    }

    /** Returns a document as the account holds it, which need not be one that can be read in exactly one way. */
    static Value ofStored(String json) {
        try {
            return new Document(json, Optional.of(PolicyDocument.parse(json)));
        } catch (InvalidPolicyException e) {
            return new Document(json, Optional.empty());
        }
    }

    /** A word, a number, a path, or nothing but that the address is taken. */
    record Text(String text) implements Value {
        @Override
        public boolean says(Value other) {
            return text.equals(other.text());
        }
    }

    /** A policy document. */
    record Document(String text, Optional<PolicyDocument> parsed) implements Value {
        @Override
        public boolean says(Value other) {
            return text.equals(other.text())
                    || other instanceof Document document
                            && parsed.isPresent()
                            && document.parsed.isPresent()
                            && parsed.get().isEquivalentTo(document.parsed.get());
        }

        /** Tells whether a statement allows something; one that cannot be read may. */
        boolean mayAllow() {
            return any(statement -> statement.effect() == Effect.ALLOW);
        }

        /** Tells whether a statement denies something; one that cannot be read may. */
        boolean mayDeny() {
            return any(statement -> statement.effect() == Effect.DENY);
        }

        private boolean any(Predicate<Statement> what) {
            return parsed.isEmpty() || parsed.get().statements().stream().anyMatch(what);
        }
    }
}
