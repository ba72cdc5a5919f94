package io.github.iamkit.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.iamkit.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("json")
            .definedBy("io.github.iamkit.policy.json")
            .layer("match")
            .definedBy("io.github.iamkit.policy.match")
            .layer("condition")
            .definedBy("io.github.iamkit.policy.condition")
            .layer("policy")
            .definedBy("io.github.iamkit.policy")
            .layer("catalog")
            .definedBy("io.github.iamkit.policy.catalog")
            .layer("lint")
            .definedBy("io.github.iamkit.policy.lint")
            .layer("analysis")
            .definedBy("io.github.iamkit.policy.analysis")
            .whereLayer("json")
            .mayNotAccessAnyLayer()
            .whereLayer("match")
            .mayNotAccessAnyLayer()
            .whereLayer("condition")
            .mayOnlyAccessLayers("json", "match")
            .whereLayer("policy")
            .mayOnlyAccessLayers("json", "match", "condition")
            .whereLayer("catalog")
            .mayOnlyAccessLayers("json", "match", "condition", "policy")
            .whereLayer("analysis")
            .mayOnlyAccessLayers("json", "match", "condition", "policy", "catalog")
            .whereLayer("lint")
            .mayOnlyAccessLayers("json", "match", "condition", "policy", "catalog", "analysis");

    @ArchTest
    static final ArchRule policy_input_never_meets_a_regular_expression =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex");
}
