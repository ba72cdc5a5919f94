package io.github.iamkit;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.iamkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("policy")
            .definedBy("io.github.iamkit.policy..")
            .layer("files")
            .definedBy("io.github.iamkit.files..")
            .layer("journal")
            .definedBy("io.github.iamkit.journal..")
            .layer("credentials")
            .definedBy("io.github.iamkit.credentials..")
            .layer("provision")
            .definedBy("io.github.iamkit.provision..")
            .layer("blueprint")
            .definedBy("io.github.iamkit.blueprint..")
            .whereLayer("policy")
            .mayNotAccessAnyLayer()
            .whereLayer("files")
            .mayNotAccessAnyLayer()
            .whereLayer("journal")
            .mayOnlyAccessLayers("policy", "files")
            .whereLayer("credentials")
            .mayOnlyAccessLayers("policy", "files")
            .whereLayer("provision")
            .mayOnlyAccessLayers("policy", "journal", "credentials")
            .whereLayer("blueprint")
            .mayOnlyAccessLayers("policy", "journal", "credentials", "provision");
}
