package io.github.iamkit.testkit;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.iamkit.testkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("account")
            .definedBy("io.github.iamkit.testkit.account")
            .layer("protocol")
            .definedBy("io.github.iamkit.testkit.protocol")
            .layer("testkit")
            .definedBy("io.github.iamkit.testkit")
            .whereLayer("account")
            .mayNotAccessAnyLayer()
            .whereLayer("protocol")
            .mayOnlyAccessLayers("account")
            .whereLayer("testkit")
            .mayOnlyAccessLayers("account", "protocol");
}
