package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.match.Glob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The form that the ARNs of a resource type have: {@code arn:${Partition}:s3:::${BucketName}/${ObjectName}}.
 *
 * <pre>{@code
 * ArnForm form = catalog.service("sqs").resourceType("queue").arns().get(0);
 * form.region();                                        // ${Region}
 * form.variables();                                     // [Partition, Region, Account, QueueName]
 * form.overlaps("arn:aws:sqs:*:123456789012:orders");   // true
 * }</pre>
 *
 * <p>A variable stands for at least one character. One in the first five parts has no colon, and the name of an S3 bucket
 * no slash either. Some forms have a literal {@code *}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ArnForm {
    private static final int PARTS = 6;
    private static final int RESOURCE = PARTS - 1;

    private final String text;
    private final List<String> parts;
    private volatile @Nullable List<Elements> patterns;

    private ArnForm(String text, List<String> parts) {
        this.text = text;
        this.parts = parts;
    }

    private List<Elements> patterns() {
        List<Elements> ready = patterns;
        if (ready == null) {
            ready = IntStream.range(0, PARTS).mapToObj(this::pattern).toList();
            patterns = ready;
        }
        return ready;
    }

    private Elements pattern(int part) {
        String form = parts.get(part);
        boolean isBucket = text.endsWith(":s3:::${BucketName}") && part == RESOURCE;
        return Elements.ofForm(form, part < RESOURCE ? ':' : isBucket ? '/' : Elements.NOTHING);
    }

    /**
     * Returns the form that the text says.
     *
     * @throws IllegalArgumentException if it has not all six parts
     */
    static ArnForm of(String text) {
        List<String> parts = List.of(text.split(":", PARTS));
        if (parts.size() < PARTS || !parts.get(0).equals("arn")) {
            throw new IllegalArgumentException("`" + text + "` is no form of ARNs; it needs six parts");
        }
        return new ArnForm(text, parts);
    }

    /** Returns the service in the ARN, which can differ from the prefix of the service's actions. */
    public String service() {
        return parts.get(2);
    }

    /** Returns the region as the form has it: {@code ${Region}}, a pattern, or empty if the ARN has none. */
    public String region() {
        return parts.get(3);
    }

    /** Returns the account as the form has it: {@code ${Account}}, {@code aws}, a pattern, or empty if the ARN has none. */
    public String account() {
        return parts.get(4);
    }

    /** Returns what stands after the fifth colon. */
    public String resource() {
        return parts.get(RESOURCE);
    }

    /** Returns the names of the variables in order, each of them once. */
    public List<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 1)) {
            names.add(text.substring(start + 2, text.indexOf('}', start)));
        }
        return List.copyOf(names);
    }

    /**
     * Tells whether some ARN has this form and is what a policy's resource means. Wildcards in the resource cross colons, as
     * in IAM, policy variables stand for any text, and parts that a short ARN lacks are open.
     */
    public boolean overlaps(CharSequence resource) {
        return overlaps(
                Elements.ofPolicy(Objects.requireNonNull(resource, "resource").toString()));
    }

    boolean overlaps(Elements whole) {
        List<Elements> written = whole.split(PARTS);
        boolean crosses = false;
        boolean partByPart = true;
        for (int i = 0; i < written.size() && partByPart; i++) {
            partByPart = patterns().get(i).overlaps(written.get(i));
            crosses |= written.get(i).hasRun();
        }
        return partByPart || crosses && Elements.join(patterns()).overlaps(whole);
    }

    /** Tells whether a policy's resource means every ARN of this form in the partition {@code aws}. */
    public boolean isCoveredBy(CharSequence resource) {
        Glob pattern = Glob.of(Objects.requireNonNull(resource, "resource").toString());
        return pattern.matches(filled("\0")) && pattern.matches(filled("\0\0"));
    }

    /** Puts text that no pattern has into the variables, so that nothing but a wildcard matches it. */
    private String filled(String filler) {
        StringBuilder filled = new StringBuilder();
        int position = 0;
        String ofPartition = text.replace("${Partition}", "aws");
        for (int start = ofPartition.indexOf("${"); start >= 0; start = ofPartition.indexOf("${", position)) {
            filled.append(ofPartition, position, start).append(filler);
            position = ofPartition.indexOf('}', start) + 1;
        }
        return filled.append(ofPartition.substring(position)).toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArnForm form && text.equals(form.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the form as text. */
    @Override
    public String toString() {
        return text;
    }
}
