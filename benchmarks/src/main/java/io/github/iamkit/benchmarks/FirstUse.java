package io.github.iamkit.benchmarks;

import io.github.iamkit.actions.Ec2;
import io.github.iamkit.actions.S3;
import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.catalog.Catalog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What typed constants and the catalogue cost the first time, in a JVM that has done nothing else. Only its own settings tell
 * that: {@code -Djmh="FirstUse"}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstUse {
    @Benchmark
    public Action constantOfAService() {
        return S3.GET_OBJECT;
    }

    @Benchmark
    public Action constantOfTheLargestService() {
        return Ec2.REBOOT_INSTANCES;
    }

    @Benchmark
    public ActionFacts oneActionInTheCatalogue() {
        return Catalog.bundled().action("s3:GetObject");
    }

    @Benchmark
    public List<Action> everyActionInTheCatalogue() {
        return Catalog.bundled().expand("*");
    }
}
