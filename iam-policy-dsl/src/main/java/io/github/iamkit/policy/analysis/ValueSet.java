package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.CidrBlock;
import io.github.iamkit.policy.match.Dates;
import io.github.iamkit.policy.match.Decimals;
import io.github.iamkit.policy.match.IpAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The values that fit one of those that a condition lists, negation and qualifiers aside. Sets are equal if they are written so. */
sealed interface ValueSet permits TextSet, ValueSet.Ordered, ValueSet.Ranges {
    /** What the values of a set are. */
    enum Kind {
        TEXT,
        BOOLEAN,
        NUMBER,
        DATE,
        ADDRESS
    }

    Kind kind();

    /** Whether the value lies in the set, for what of it no variable decides. */
    boolean fits(String value);

    /** The values as they stand in the policy. */
    List<String> texts();

    /**
     * Numbers or dates that compare so with one of some bounds.
     *
     * @param bounds what the texts are read as, without those that are none
     */
    record Ordered<T extends Comparable<T>>(
            Kind kind, Operator.Comparison comparison, List<String> texts, List<T> bounds) implements ValueSet {
        static Ordered<BigDecimal> ofNumbers(Operator.Comparison comparison, List<String> texts) {
            return new Ordered<>(Kind.NUMBER, comparison, texts, read(texts, Decimals::parse));
        }

        static Ordered<Instant> ofDates(Operator.Comparison comparison, List<String> texts) {
            return new Ordered<>(Kind.DATE, comparison, texts, read(texts, Dates::parse));
        }

        private static <T> List<T> read(List<String> texts, Function<String, Optional<T>> reader) {
            return texts.stream().map(reader).flatMap(Optional::stream).toList();
        }

        @Override
        public boolean fits(String value) {
            return kind == Kind.NUMBER
                    ? Decimals.parse(value).filter(this::fitsRead).isPresent()
                    : Dates.parse(value).filter(this::fitsRead).isPresent();
        }

        @SuppressWarnings("unchecked") // the kind says what T is
        private boolean fitsRead(Object value) {
            return bounds.stream().anyMatch(bound -> comparison.holds(((T) value).compareTo(bound)));
        }
    }

    /**
     * Addresses in one of some ranges.
     *
     * @param blocks what the texts are read as, without those that are none
     */
    record Ranges(List<String> texts, List<CidrBlock> blocks) implements ValueSet {
        static Ranges of(List<String> texts) {
            return new Ranges(
                    texts,
                    texts.stream()
                            .map(CidrBlock::parse)
                            .flatMap(Optional::stream)
                            .toList());
        }

        @Override
        public Kind kind() {
            return Kind.ADDRESS;
        }

        @Override
        public boolean fits(String value) {
            return IpAddress.parse(value)
                    .filter(address -> blocks.stream().anyMatch(block -> block.contains(address)))
                    .isPresent();
        }
    }
}
