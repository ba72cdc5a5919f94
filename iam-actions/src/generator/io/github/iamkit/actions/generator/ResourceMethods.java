package io.github.iamkit.actions.generator;

import io.github.iamkit.policy.catalog.ArnForm;
import io.github.iamkit.policy.catalog.ResourceFacts;
import io.github.iamkit.policy.catalog.ServiceFacts;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The methods that make ARNs, one for each form that a resource type has. */
final class ResourceMethods {
    private static final String METHOD = """

                /** Returns the ARN {@code %s}, in the partition {@code aws}. */
                public static Arn %s(%s) {
                    return %s;
                }
            """;

    private static final String PARTITION = "Partition";

    private final ServiceFacts service;
    private final Set<String> signatures = new HashSet<>();

    ResourceMethods(ServiceFacts service) {
        this.service = service;
    }

    String text() {
        StringBuilder methods = new StringBuilder();
        for (ResourceFacts type : service.resourceTypes()) {
            for (ArnForm form : type.arns()) {
                methods.append(method(type, form));
            }
        }
        return methods.toString();
    }

    private String method(ResourceFacts type, ArnForm form) {
        Set<String> variables = new LinkedHashSet<>(form.variables());
        if (!variables.remove(PARTITION)) {
            throw new IllegalStateException("the partition of `" + form + "` is fixed");
        }
        String name = JavaNames.member(type.name(), "Arn");
        if (type.arns().size() > 1) {
            name += "By" + new Template(form.resource()).variables().iterator().next();
        }
        if (!signatures.add(name + variables.size())) {
            throw new IllegalStateException("two resource types of `" + service + "` would both be " + name);
        }
        return METHOD.formatted(Javadoc.checked(form.toString()), name, Template.parameters(variables), expression(form));
    }

    private static String expression(ArnForm form) {
        String service = new Template(form.service()).expression();
        String resource = new Template(form.resource()).expression();
        return "Arn.of(" + service + ", " + resource + ")" + part("Region", form.region())
                + part("Account", form.account());
    }

    private static String part(String part, String form) {
        if (form.isEmpty()) {
            return "";
        }
        Set<String> variables = new Template(form).variables();
        String value = variables.isEmpty()
                ? "\"" + form + "\""
                : "Parts." + part.toLowerCase(Locale.ROOT) + "("
                        + Template.argument(variables.iterator().next()) + ")";
        return ".in" + part + "(" + value + ")";
    }
}
