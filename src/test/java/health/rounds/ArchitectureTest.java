package health.rounds;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The map of the house, run so that it cannot rot: which module may use which. A module that is not in the table, or uses what the
 * table does not list, fails here. Before adding an arrow, ask whether the rule that needs it belongs further down.
 */
class ArchitectureTest {
    /** Module to the modules that it may use. */
    static final Map<String, Set<String>> MAP = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("signatures", Set.of("platform")),
            Map.entry("text", Set.of("platform")),
            Map.entry("sight", Set.of("platform")),
            Map.entry("guard", Set.of("platform", "text", "sight")),
            Map.entry("dicom", Set.of("platform")),
            Map.entry("video", Set.of("platform")),
            Map.entry("accounts", Set.of("platform", "text", "guard")),
            Map.entry("peers", Set.of("platform", "signatures", "accounts")),
            Map.entry("blocklists", Set.of("platform", "text", "guard", "accounts")),
            Map.entry("identity", Set.of("platform", "text", "accounts", "blocklists")),
            Map.entry(
                    "media", Set.of("platform", "text", "sight", "dicom", "video", "guard", "accounts", "blocklists")),
            Map.entry("posts", Set.of("platform", "text", "guard", "accounts", "media")),
            Map.entry("previews", Set.of("platform", "text", "guard", "accounts", "posts")),
            Map.entry("deliveries", Set.of("platform", "signatures", "accounts", "peers", "posts")),
            Map.entry("emojis", Set.of("platform", "text", "guard", "media")),
            Map.entry("privacy", Set.of("platform", "text", "guard", "accounts", "posts")),
            Map.entry("timelines", Set.of("platform", "accounts", "posts")),
            Map.entry("discovery", Set.of("platform", "accounts", "posts", "previews")),
            Map.entry("filters", Set.of("platform", "text", "accounts", "media", "posts", "timelines")),
            Map.entry("notifications", Set.of("platform", "accounts", "posts", "timelines")),
            Map.entry("push", Set.of("platform", "accounts", "posts", "filters", "notifications")),
            Map.entry("conversations", Set.of("platform", "accounts", "posts", "timelines", "notifications")),
            Map.entry("announcements", Set.of("platform", "text", "guard", "accounts", "emojis", "timelines")),
            Map.entry(
                    "publishing",
                    Set.of(
                            "platform",
                            "text",
                            "guard",
                            "accounts",
                            "media",
                            "posts",
                            "previews",
                            "privacy",
                            "timelines")),
            Map.entry(
                    "moderation",
                    Set.of("platform", "text", "accounts", "identity", "posts", "notifications", "publishing")),
            Map.entry("groups", Set.of("platform", "text", "guard", "accounts", "identity", "posts", "publishing")),
            Map.entry("reception", Set.of()),
            Map.entry("plan", Set.of("platform", "text", "accounts", "posts", "reception")),
            Map.entry("measures", Set.of("platform", "accounts", "identity", "media", "posts", "moderation")),
            Map.entry("mastodon", everyFeature()),
            Map.entry("web", everyFeature()),
            Map.entry("federation", andAlso(everyFeature(), "signatures", "peers")),
            Map.entry(
                    "commands",
                    Set.of(
                            "platform",
                            "sight",
                            "guard",
                            "media",
                            "video",
                            "emojis",
                            "announcements",
                            "accounts",
                            "identity",
                            "demo")),
            Map.entry("demo", everyFeature()));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("health.rounds");

    @Test
    void modulesUseEachOtherOnlyThroughTheirPublicTypesAndWithoutCycles() {
        ApplicationModules.of(Rounds.class).verify();
    }

    @Test
    void everyModuleStandsInTheMap() {
        Set<String> found = new TreeSet<>();
        ApplicationModules.of(Rounds.class)
                .forEach(module -> found.add(module.getIdentifier().toString()));
        Assertions.assertThat(found).isEqualTo(new TreeSet<>(MAP.keySet()));
    }

    @Test
    void modulesUseOnlyWhatTheMapLists() {
        MAP.forEach((module, allowed) -> {
            List<String> packages = new ArrayList<>(List.of("health.rounds." + module));
            allowed.forEach(name -> packages.add("health.rounds." + name));
            classes()
                    .that()
                    .resideInAPackage("health.rounds." + module)
                    .should()
                    .onlyDependOnClassesThat(not(resideInAPackage("health.rounds.."))
                            .or(resideInAPackage("health.rounds"))
                            .or(resideInAnyPackage(packages.toArray(String[]::new))))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        });
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("health.rounds.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void featuresKnowNoHttpAndNoJsonOfTheApps() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "health.rounds.signatures",
                        "health.rounds.text",
                        "health.rounds.sight",
                        "health.rounds.guard",
                        "health.rounds.accounts",
                        "health.rounds.peers",
                        "health.rounds.blocklists",
                        "health.rounds.posts",
                        "health.rounds.previews",
                        "health.rounds.privacy",
                        "health.rounds.measures",
                        "health.rounds.timelines",
                        "health.rounds.discovery",
                        "health.rounds.filters",
                        "health.rounds.notifications",
                        "health.rounds.push",
                        "health.rounds.deliveries",
                        "health.rounds.conversations",
                        "health.rounds.publishing",
                        "health.rounds.groups",
                        "health.rounds.moderation",
                        "health.rounds.emojis",
                        "health.rounds.announcements",
                        "health.rounds.media")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
                .check(CLASSES);
    }

    @Test
    void sqlStandsInStores() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .resideOutsideOfPackage("health.rounds.platform")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.jdbc.core.simple.JdbcClient")
                .check(CLASSES);
    }

    /** JdbcClient's stream keeps its connection until it is closed; one that is only collected takes the connection away for good. */
    @Test
    void rowsAreListedAndNeverStreamed() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CLASSES);
    }

    private static Set<String> andAlso(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static Set<String> everyFeature() {
        return Set.of(
                "platform",
                "text",
                "sight",
                "guard",
                "accounts",
                "blocklists",
                "identity",
                "media",
                "emojis",
                "video",
                "posts",
                "measures",
                "plan",
                "reception",
                "privacy",
                "timelines",
                "discovery",
                "filters",
                "notifications",
                "push",
                "deliveries",
                "conversations",
                "announcements",
                "previews",
                "publishing",
                "groups",
                "moderation");
    }
}
