package io.github.iamkit.policy;

import io.github.iamkit.policy.json.WritableText;
import java.util.EnumSet;
import java.util.Set;

/**
 * An Amazon resource name, or a pattern of them: {@code arn:partition:service:region:account:resource}.
 *
 * <pre>{@code
 * Arn books = Arn.objects("books", "*");                                          // arn:aws:s3:::books/*
 * Arn queue = Arn.of("sqs", "orders").inRegion("eu-west-1").inAccount("123456789012");
 * Arn other = Arn.parse("arn:aws-cn:iam::123456789012:role/web");
 * }</pre>
 *
 * <p>An ARN is text, and text will do wherever one is wanted. Its resource part may hold colons and slashes. Policy
 * variables may stand in it and keep their own colons: {@code arn:aws:s3:::home/${aws:username}}.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">AWS: Amazon resource names</a>
 */
public final class Arn implements CharSequence {
    /** A part of an ARN. */
    public enum Part {
        PARTITION,
        SERVICE,
        REGION,
        ACCOUNT,
        RESOURCE
    }

    private static final String PREFIX = "arn:";

    private final String partition;
    private final String service;
    private final String region;
    private final String account;
    private final String resource;
    private final String text;

    private Arn(String partition, String service, String region, String account, String resource) {
        this.partition = partition;
        this.service = service;
        this.region = region;
        this.account = account;
        this.resource = resource;
        this.text = PREFIX + partition + ':' + service + ':' + region + ':' + account + ':' + resource;
    }

    /**
     * Returns the ARN of a resource that has neither region nor account, in the partition {@code aws}; the {@code in...}
     * methods say otherwise.
     */
    public static Arn of(CharSequence service, CharSequence resource) {
        return new Arn("aws", part(service, "service"), "", "", WritableText.requireNonEmpty(resource, "resource"));
    }

    /** Returns the ARN of an S3 bucket. */
    public static Arn bucket(CharSequence bucket) {
        return of("s3", WritableText.requireNonEmpty(bucket, "bucket"));
    }

    /** Returns the ARN of those objects in an S3 bucket whose keys are like the pattern. */
    public static Arn objects(CharSequence bucket, CharSequence keyPattern) {
        String key = WritableText.requireNonEmpty(keyPattern, "keyPattern");
        return of("s3", WritableText.requireNonEmpty(bucket, "bucket") + '/' + key);
    }

    /**
     * Returns the ARN that the text says.
     *
     * @throws IllegalArgumentException if the text has not all six parts
     */
    public static Arn parse(CharSequence text) {
        String string = WritableText.require(text, "text");
        String[] parts = new String[6];
        int start = 0;
        for (int i = 0; i < 5; i++) {
            int colon = nextColon(string, start);
            if (colon < 0) {
                throw new IllegalArgumentException("`" + string + "` is not an ARN: it has " + (i + 1)
                        + " of six parts; write arn:partition:service:region:account:resource");
            }
            parts[i] = string.substring(start, colon);
            start = colon + 1;
        }
        parts[5] = string.substring(start);
        if (!parts[0].equals("arn") || parts[5].isEmpty()) {
            throw new IllegalArgumentException("`" + string + "` is not an ARN; write"
                    + " arn:partition:service:region:account:resource, of which region and account may be empty");
        }
        return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /** Finds the next colon that is not inside a policy variable. */
    private static int nextColon(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            if (c == '$' && text.startsWith("${", i)) {
                int end = text.indexOf('}', i);
                i = end < 0 ? text.length() : end;
            }
        }
        return -1;
    }

    private static String part(CharSequence value, String parameter) {
        String string = WritableText.require(value, parameter);
        if (nextColon(string, 0) >= 0) {
            throw new IllegalArgumentException(
                    parameter + " `" + string + "` has a colon, which ends a part of an ARN; give each part by itself");
        }
        return string;
    }

    /** Returns this ARN in another partition, such as {@code aws-cn} or {@code aws-us-gov}. */
    public Arn inPartition(CharSequence partition) {
        return new Arn(part(partition, "partition"), service, region, account, resource);
    }

    /** Returns this ARN in a region. */
    public Arn inRegion(CharSequence region) {
        return new Arn(partition, service, part(region, "region"), account, resource);
    }

    /** Returns this ARN in an account. */
    public Arn inAccount(CharSequence account) {
        return new Arn(partition, service, region, part(account, "account"), resource);
    }

    public String partition() {
        return partition;
    }

    public String service() {
        return service;
    }

    /** Returns the region; empty for global resources. */
    public String region() {
        return region;
    }

    /** Returns the account; empty for resources without one. */
    public String account() {
        return account;
    }

    /** Returns everything after the fifth colon. */
    public String resource() {
        return resource;
    }

    /** Tells whether {@code *} or {@code ?} makes this a pattern; the escapes <code>${*}</code> and <code>${?}</code> do not. */
    public boolean isPattern() {
        return !wildcards().isEmpty();
    }

    /** Returns the parts that hold a wildcard. */
    public Set<Part> wildcards() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        String[] texts = {partition, service, region, account, resource};
        for (Part part : Part.values()) {
            if (hasWildcard(texts[part.ordinal()])) {
                parts.add(part);
            }
        }
        return Set.copyOf(parts);
    }

    private static boolean hasWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?') {
                return true;
            }
            if (text.startsWith("${", i)) {
                int end = text.indexOf('}', i);
                i = end < 0 ? i : end;
            }
        }
        return false;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arn arn && text.equals(arn.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the ARN as text. */
    @Override
    public String toString() {
        return text;
    }
}
