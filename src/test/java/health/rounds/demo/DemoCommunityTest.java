package health.rounds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.groups.Groups;
import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.identity.Users;
import health.rounds.platform.Page;
import health.rounds.platform.TestPostgres;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Threads;
import health.rounds.testkit.Eventually;
import health.rounds.timelines.From;
import health.rounds.timelines.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

/** On a server of its own: the shared one of the run is no demonstration. */
class DemoCommunityTest {
    private static final Page ALL = Page.first(80);

    private static RoundsServer server;

    @BeforeAll
    static void start() {
        server = RoundsServer.start(TestPostgres.settings().asDemo());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void guardHasNothingToSayAboutAnyText() {
        Script script = Script.read();
        Guard guard = server.part(Guard.class);
        assertThat(script.people())
                .allSatisfy(person -> assertThat(guard.screen(
                                new Submission(texts(person), List.of()), new Author(person.name(), person.username())))
                        .isInstanceOfSatisfying(
                                Verdict.Clear.class,
                                clear -> assertThat(clear.findings()).isEmpty()));
        assertThat(script.posts())
                .allSatisfy(entry -> assertThat(
                                guard.screen(new Submission(texts(entry), List.of()), new Author("", "")))
                        .isInstanceOfSatisfying(
                                Verdict.Clear.class,
                                clear -> assertThat(clear.findings()).isEmpty()));
    }

    @Test
    void everybodySignsInWithThePasswordThatIsShown() {
        String password = server.part(DemoCommunity.class).password();
        assertThat(Script.read().people())
                .hasSizeGreaterThan(12)
                .allSatisfy(person -> assertThat(server.part(Users.class).authenticate(person.username(), password))
                        .isPresent());
    }

    @Test
    void annaReadsBensPostsAtHomeAndNothingOfDora() {
        List<Post> home = posts(server.part(Timelines.class).home(id("anna"), ALL), "anna");
        assertThat(home).extracting(Post::author).contains(id("ben")).doesNotContain(id("dora"));
        assertThat(server.part(Relationships.class).areApart(id("anna"), id("dora")))
                .isTrue();
    }

    @Test
    void everyPictureIsDescribedAndEveryFaceIsThere() {
        List<Post> pictured =
                posts(server.part(Timelines.class).everyone(Optional.of(id("ben")), From.ANYWHERE, true, ALL), "ben");
        assertThat(pictured)
                .hasSize(Drawing.values().length)
                .flatExtracting(Post::media)
                .allSatisfy(media -> assertThat(media.altText()).hasSizeGreaterThan(80));
        assertThat(Script.read().people())
                .allSatisfy(person ->
                        assertThat(account(person.username()).avatar()).isPresent());
    }

    @Test
    void threadsPollsAndLanguagesArriveAsWritten() {
        List<Post> all = posts(
                server.part(Timelines.class).everyone(Optional.of(id("liam")), From.ANYWHERE, false, ALL), "liam");
        Post quiz = only(all, "ECG of the week");
        assertThat(server.part(Threads.class).of(quiz.id(), Optional.empty()).descendants())
                .extracting(Post::author)
                .containsExactly(id("liam"), id("ben"));
        assertThat(quiz.counts().favourites()).isGreaterThan(5);
        assertThat(only(all, "Successful ablation").poll().orElseThrow().voters())
                .isEqualTo(8);
        assertThat(all).extracting(post -> post.language().orElseThrow()).contains("en", "de", "es");
    }

    @Test
    void hashtagsGatherWhatWasSaid() {
        List<PostId> tagged = server.part(Timelines.class)
                .tag(
                        "ecg",
                        Set.of(),
                        Set.of("meded"),
                        Set.of("cardiology"),
                        Optional.empty(),
                        From.ANYWHERE,
                        false,
                        ALL);
        assertThat(posts(tagged, "liam")).extracting(Post::author).contains(id("anna"), id("ben"));
    }

    @Test
    void annaReadsNoBoostBesideThePostItself() {
        List<Post> home = posts(server.part(Timelines.class).home(id("anna"), ALL), "anna");
        assertThat(home)
                .extracting(Post::id)
                .doesNotContainAnyElementsOf(
                        home.stream().flatMap(post -> post.boostOf().stream()).toList());
    }

    @Test
    void benIsAskedByLiam() {
        assertThat(server.part(Follows.class).requestsTo(id("ben"), ALL).items())
                .extracting(Account::username)
                .containsExactly("liam");
        assertThat(server.part(Follows.class).isFollowing(id("anna"), id("ben")))
                .isTrue();
    }

    @Test
    void groupsPassOnWhatIsWrittenToThem() {
        Groups groups = server.part(Groups.class);
        assertThat(Script.read().groups())
                .hasSize(2)
                .allSatisfy(group -> assertThat(groups.byHandle(group.handle())
                                .orElseThrow()
                                .account()
                                .followers())
                        .isEqualTo(group.members().size()));
        AccountId residents = groups.byHandle("residents").orElseThrow().id();
        Eventually.assertThat(() -> posts(
                                server.part(Timelines.class)
                                        .account(residents, Optional.empty(), Timelines.AccountFilter.ALL, ALL),
                                "liam")
                        .stream()
                        .map(Post::author)
                        .toList())
                .isEqualTo(List.of(residents, residents));
        assertThat(groups.moderators(residents)).extracting(Account::username).containsExactly("meridian", "ben");
    }

    @Test
    void secondStartChangesNothing() {
        int users = server.part(Users.class).all().size();
        long posts = account("anna").posts();
        server.part(DemoCommunity.class).run(new DefaultApplicationArguments());
        assertThat(server.part(Users.class).all()).hasSize(users);
        assertThat(account("anna").posts()).isEqualTo(posts);
    }

    @Test
    void realCommunityGetsNoDemonstration() {
        try (RoundsServer real = RoundsServer.start(TestPostgres.settings())) {
            assertThat(real.part(Users.class).all()).isEmpty();
        }
    }

    private static List<Part> texts(Script.Person person) {
        List<Part> texts = new ArrayList<>();
        texts.add(new Part(Field.PROFILE_NAME, person.name()));
        texts.add(new Part(Field.PROFILE_TEXT, person.bio()));
        person.fields().forEach((name, value) -> {
            texts.add(new Part(Field.PROFILE_TEXT, name));
            texts.add(new Part(Field.PROFILE_TEXT, value));
        });
        return texts;
    }

    private static List<Part> texts(Script.Entry entry) {
        return Stream.of(
                        Stream.of(new Part(Field.TEXT, entry.text())),
                        Stream.of(new Part(Field.CONTENT_WARNING, entry.contentWarning())),
                        entry.pictures().stream().map(picture -> new Part(Field.ALT_TEXT, picture.altText())),
                        entry.poll().stream()
                                .flatMap(poll -> poll.options().stream())
                                .map(option -> new Part(Field.POLL_OPTION, option)))
                .flatMap(parts -> parts)
                .toList();
    }

    private static Post only(List<Post> posts, String beginning) {
        return posts.stream()
                .filter(post -> post.text().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static List<Post> posts(List<PostId> ids, String viewer) {
        return server.part(Posts.class).byIds(ids, Optional.of(id(viewer)));
    }

    private static Account account(String username) {
        return server.part(Accounts.class).byUsername(username).orElseThrow();
    }

    private static AccountId id(String username) {
        return account(username).id();
    }
}
