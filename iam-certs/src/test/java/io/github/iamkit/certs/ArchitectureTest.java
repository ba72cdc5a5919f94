package io.github.iamkit.certs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.iamkit.certs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule no_other_module_is_known_here = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.github.iamkit..").and(not(resideInAPackage("io.github.iamkit.certs.."))));

    @ArchTest
    static final ArchRule bouncy_castle_is_never_registered_for_the_whole_jvm =
            noClasses().should().callMethod(java.security.Security.class, "addProvider", java.security.Provider.class);
}
