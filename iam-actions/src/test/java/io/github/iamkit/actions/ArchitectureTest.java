package io.github.iamkit.actions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

@AnalyzeClasses(
        packages = "io.github.iamkit.actions",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.Specimens.class})
class ArchitectureTest {
    /** Takes what is written by hand, and two of the classes that one template makes, since all take a long time to read. */
    static final class Specimens implements ImportOption {
        private static final Pattern TAKEN = Pattern.compile(".*/(facts/.*|Parts|S3([$].*)?|Iam([$].*)?)[.]class");

        @Override
        public boolean includes(Location location) {
            return location.matches(TAKEN);
        }
    }

    @ArchTest
    static final ArchRule only_the_language_is_known = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.github.iamkit.actions..",
                    "io.github.iamkit.policy",
                    "io.github.iamkit.policy.condition",
                    "io.github.iamkit.policy.catalog");

    @ArchTest
    static final ArchRule the_constants_need_no_facts = noClasses()
            .that()
            .resideInAPackage("io.github.iamkit.actions")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.iamkit.actions.facts");

    @ArchTest
    static final ArchRule nothing_can_be_extended =
            classes().that().doNotHaveSimpleName("package-info").should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule constants_are_constant =
            fields().should().beStatic().andShould().beFinal();
}
