package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.PolicyDocument;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A finding whose remedy is mechanical. */
record MendableFinding(Finding finding, Supplier<Optional<PolicyDocument>> mending) implements Finding {
    @Override
    public String code() {
        return finding.code();
    }

    @Override
    public Severity severity() {
        return finding.severity();
    }

    @Override
    public String pointer() {
        return finding.pointer();
    }

    @Override
    public OptionalInt line() {
        return finding.line();
    }

    @Override
    public OptionalInt column() {
        return finding.column();
    }

    @Override
    public String message() {
        return finding.message();
    }

    @Override
    public String remedy() {
        return finding.remedy();
    }

    @Override
    public Optional<PolicyDocument> fix() {
        return mending.get();
    }

    /** Tells whether the other finding says the same of the same place. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MendableFinding mendable && finding.equals(mendable.finding);
    }

    @Override
    public int hashCode() {
        return finding.hashCode();
    }

    @Override
    public String toString() {
        return finding.toString();
    }
}
