package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operators on numbers and on dates: the value of the request, on the left, compared with those of the policy.
 *
 * @param <T> what the texts are read as
 */
final class OrderTest<T extends Comparable<T>> implements ValueTest {
    private final Operator.Comparison comparison;
    private final List<T> bounds;
    private final Function<RequestValue, Optional<T>> reader;

    private OrderTest(Operator.Comparison comparison, List<T> bounds, Function<RequestValue, Optional<T>> reader) {
        this.comparison = comparison;
        this.bounds = bounds;
        this.reader = reader;
    }

    static <T extends Comparable<T>> OrderTest<T> of(
            Operator.Comparison comparison, List<String> values, Function<RequestValue, Optional<T>> reader) {
        List<T> bounds = values.stream()
                .map(RequestValue::new)
                .map(reader)
                .flatMap(Optional::stream)
                .toList();
        return new OrderTest<>(comparison, bounds, reader);
    }

    @Override
    public boolean fits(RequestValue value, Evaluation evaluation) {
        T read = reader.apply(value).orElse(null);
        if (read == null) {
            return false;
        }
        for (T bound : bounds) {
            if (comparison.holds(read.compareTo(bound))) {
                return true;
            }
        }
        return false;
    }
}
