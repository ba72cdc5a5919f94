package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToJavaTest {
    private static final String START = """
            import io.github.iamkit.policy.*;
            import io.github.iamkit.policy.condition.*;
            import static io.github.iamkit.policy.condition.GlobalKeys.*;
            public final class %s implements java.util.function.Supplier<PolicyDocument> {
                public PolicyDocument get() {
                    return %s;
                }
            }
            """;

    @TempDir
    Path classes;

    @Test
    void json_becomes_the_chain_that_one_would_write() {
        Policy policy = Policy.parse("""
                {"Version": "2012-10-17", "Id": "books", "Statement": [
                  {"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::books/*",
                   "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}, "Bool": {"aws:SecureTransport": "true"},
                                 "NumericLessThan": {"s3:max-keys": "10"}}},
                  {"Effect": "Deny", "NotAction": "iam:*", "NotResource": "a\\"b\\\\c"}]}""");

        assertThat(policy.toJava()).isEqualTo("""
                Policy
                    .allow("s3:GetObject", "s3:ListBucket").on("arn:aws:s3:::books/*")
                        .sid("Read")
                        .when(SOURCE_IP.in("203.0.113.0/24"),
                            SECURE_TRANSPORT.isTrue(),
                            Condition.of("NumericLessThan", "s3:max-keys", "10"))
                    .denyAllExcept("iam:*").onAllExcept("a\\"b\\\\c")
                    .id("books")""");
    }

    @Test
    void every_managed_policy_survives() throws Exception {
        assertSurvive(ManagedPolicies.documents().stream().map(Policy::parse).toList());
    }

    @Test
    void random_policies_survive() throws Exception {
        RandomAccess random = new RandomAccess(7);
        List<PolicyDocument> policies = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            policies.add(random.policy());
        }
        assertSurvive(policies);
    }

    @Test
    void odd_documents_survive() throws Exception {
        assertSurvive(List.of(
                Policy.parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"),
                Policy.parse("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
                        + "\"Resource\":\"${*}\\u2028\\t\\\\u0041\\ud83d\\ude00\",\"Condition\":{}}}"),
                TrustPolicy.parse("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]}, "Action": "sts:AssumeRole"},
                          {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]},
                          {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
                           "Condition": {"StringEquals": {"sts:ExternalId": "x"}, "Null": {"aws:SourceIdentity": "false"}}}]}"""),
                ResourcePolicy.parse("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::books/*"},
                          {"Effect": "Deny", "NotPrincipal": {"AWS": ["111122223333", "arn:aws:iam::111122223333:root"]}, "NotAction": "s3:Get*", "Resource": "*"},
                          {"Effect": "Allow", "Principal": {"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"},
                           "Action": "s3:*", "Resource": "*"}]}""")));
    }

    private void assertSurvive(List<? extends PolicyDocument> documents) throws Exception {
        Map<String, PolicyDocument> byClass = new LinkedHashMap<>();
        documents.forEach(document -> byClass.put("P" + byClass.size(), document));
        compile(byClass);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            for (Map.Entry<String, PolicyDocument> entry : byClass.entrySet()) {
                Supplier<?> made = (Supplier<?>)
                        loader.loadClass(entry.getKey()).getConstructor().newInstance();
                assertThat(made.get()).as(() -> entry.getValue().toJava()).isEqualTo(entry.getValue());
            }
        }
    }

    private void compile(Map<String, PolicyDocument> byClass) throws URISyntaxException {
        List<JavaFileObject> sources = new ArrayList<>();
        byClass.forEach((name, document) -> sources.add(
                new Source(name, START.formatted(name, document.toJava().replace("\n", "\n            ")))));
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String library = Path.of(Policy.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        List<String> options = List.of("-proc:none", "-d", classes.toString(), "-classpath", library);
        compiler.getTask(null, null, diagnostics, options, null, sources).call();
        assertThat(diagnostics.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }

    /** Source text in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
