package io.chancery.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Services know the libraries and nothing of each other; the libraries below know no framework. */
class ArchitectureTest {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    static Set<String> modules() {
        return Modules.all().keySet();
    }

    static Set<String> services() {
        return Modules.SERVICES.keySet();
    }

    static Set<String> libraries() {
        return Modules.LIBRARIES.keySet();
    }

    /** A module that is not listed here would escape the rules. */
    @Test
    void every_module_of_the_build_is_known_here() throws IOException {
        String pom = Files.readString(Checkout.root().resolve("pom.xml"));
        Set<String> built = MODULE.matcher(pom)
                .results()
                .map(module -> module.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(modules()).isEqualTo(built);
    }

    /** So that the rules below may speak of packages and mean modules. */
    @ParameterizedTest
    @MethodSource("modules")
    void a_module_keeps_to_its_package(String module) {
        classes().should().resideInAPackage(Modules.within(owned(module))).check(Modules.classesOf(module));
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_knows_no_other_service_and_nothing_that_starts_or_tests_it(String service) {
        Set<String> others = new TreeSet<>(Modules.SERVICES.values());
        others.remove(owned(service));
        others.addAll(Set.of(Modules.LOCAL, Modules.BENCH, owned("libs/embedded-servers"), owned("libs/testing")));

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.within(others))
                .check(Modules.classesOf(service));
    }

    /** A folder can be read after those that it imports. */
    @ParameterizedTest
    @MethodSource("modules")
    void packages_do_not_import_each_other_in_circles(String module) {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(Modules.classesOf(module));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_library_knows_neither_services_nor_the_launcher(String library) {
        Set<String> above = new TreeSet<>(Modules.SERVICES.values());
        above.add(Modules.LOCAL);
        above.add(Modules.BENCH);

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.within(above))
                .check(Modules.classesOf(library));
    }

    @ParameterizedTest
    @CsvSource({"libs/policy-language", "libs/event-contracts"})
    void the_languages_of_policies_and_events_know_no_framework(String library) {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Modules.within(owned(library)), "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(Modules.classesOf(library));
    }

    /** A catalogue that is out of date must change no answer. */
    @ParameterizedTest
    @CsvSource({
        "libs/policy-language, io.chancery.language.evaluate",
        "libs/policy-language, io.chancery.language.compile",
        "libs/policy-language, io.chancery.language.condition",
        "policy-service, io.chancery.policy.decision",
        "policy-service, io.chancery.policy.cache",
        "policy-service, io.chancery.policy.authzen"
    })
    void decisions_know_no_catalogue_of_services(String module, String deciding) {
        noClasses()
                .that()
                .resideInAPackage(Modules.within(deciding))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.chancery.language.reference..",
                        "io.chancery.language.validation..",
                        "io.chancery.language.analysis..",
                        "io.chancery.policy.reference..",
                        "io.chancery.policy.analysis..")
                .check(Modules.classesOf(module));
    }

    @ParameterizedTest
    @CsvSource({"libs/event-store", "libs/aws-wire"})
    void the_store_and_the_wire_know_no_application_framework(String library) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta.ws.rs..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "org.eclipse.microprofile..")
                .check(Modules.classesOf(library));
    }

    private static String owned(String module) {
        String name = Modules.all().get(module);
        assertThat(name).as("the package of " + module).isNotNull();
        return String.valueOf(name);
    }

    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
