package io.github.iamkit.project;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

@AnalyzeClasses(
        packages = "io.github.iamkit",
        importOptions = {ImportOption.DoNotIncludeTests.class, NamesTest.NoClassesOfServices.class})
class NamesTest {
    /** Leaves out what is generated from AWS's own names. */
    static final class NoClassesOfServices implements ImportOption {
        private static final Pattern SERVICE = Pattern.compile(".*/io/github/iamkit/actions/[^/]+[.]class");

        @Override
        public boolean includes(Location location) {
            return !location.matches(SERVICE);
        }
    }

    @ArchTest
    static final ArchRule a_name_says_what_its_class_is_for = classes()
            .that(describe(
                    "are written by hand",
                    (JavaClass type) -> !type.getSimpleName().startsWith("Immutable")))
            .should()
            .haveNameNotMatching(
                    ".*[.$](Abstract|Base|Default)[A-Z]\\w*|.*(Utils?|Helper|Manager|Impl|Common|Misc|Data|Info|Processor)");

    @ArchTest
    static final ArchRule a_package_is_named_for_a_feature = noClasses()
            .should()
            .resideInAnyPackage(
                    "..model..", "..dto..", "..service..", "..util..", "..common..", "..impl..", "..exception..");

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("io.github.iamkit.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_internals_of_the_jdk_are_used = noClasses()
            .should()
            .dependOnClassesThat(HasName.Predicates.nameMatching("(sun|com\\.sun|jdk\\.internal)\\..*")
                    .and(not(HasName.Predicates.nameMatching("com\\.sun\\.net\\.httpserver\\..*"))));
}
