package io.github.iamkit.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.iamkit.policy.Policy;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPolicyReader;

/** From text to a document: strictly, by the peer, and no more than its tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Reading {
    /** Which policy. */
    @Param({"small", "typical", "largest"})
    public String size = "";

    private final JsonFactory tokens = new JsonFactory();
    private final IamPolicyReader reader = IamPolicyReader.create();
    private String text = "";

    @Setup
    public void read() {
        text = Documents.text(size);
    }

    @Benchmark
    public Policy iamkit() {
        return Policy.parse(text);
    }

    @Benchmark
    public IamPolicy awsPolicyBuilder() {
        return reader.read(text);
    }

    @Benchmark
    public void jacksonScan(Blackhole strings) throws IOException {
        try (JsonParser parser = tokens.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
                    strings.consume(parser.getText());
                }
            }
        }
    }
}
