package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.catalog.AccessLevel;
import io.github.iamkit.policy.catalog.AccessSummary;
import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.policy.catalog.KeyFacts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the catalogue is asked, once the services in question have been read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Knowing {
    private final Catalog catalog = Catalog.bundled();
    private final ActionFacts list = catalog.action("s3:ListBucket");
    private final List<Action> tagging = catalog.service("s3").actions(AccessLevel.TAGGING);
    private final List<Action> reading = catalog.service("ec2").actions(AccessLevel.LIST, AccessLevel.READ);
    private final Policy policy = Policy.parse(Documents.text("typical"));

    @Benchmark
    public ActionFacts action() {
        return catalog.action("S3:getobject");
    }

    @Benchmark
    public KeyFacts key() {
        return catalog.findKey("s3:prefix").orElseThrow();
    }

    @Benchmark
    public boolean whetherAnActionIsAboutAResource() {
        return list.touches("arn:aws:s3:::books/novels/*");
    }

    @Benchmark
    public List<Action> expandingAPattern() {
        return catalog.expand("s3:Get*Tagging");
    }

    @Benchmark
    public List<Action> expandingEverything() {
        return catalog.expand("*");
    }

    @Benchmark
    public List<Action> shrinkingAFew() {
        return catalog.shrink(tagging);
    }

    @Benchmark
    public List<Action> shrinkingHundreds() {
        return catalog.shrink(reading);
    }

    @Benchmark
    public AccessSummary summary() {
        return AccessSummary.of(catalog, policy);
    }
}
