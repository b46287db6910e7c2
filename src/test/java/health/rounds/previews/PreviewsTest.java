package health.rounds.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.ProfileField;
import health.rounds.accounts.ProfileOutcome;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.accounts.Sanction;
import health.rounds.accounts.Sanctioned;
import health.rounds.discovery.FreshTrends;
import health.rounds.discovery.Trends;
import health.rounds.guard.Guard;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.Settings;
import health.rounds.platform.TestOutside;
import health.rounds.platform.Transactions;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.publishing.Receiver;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.EachPrivateAddress;
import health.rounds.testkit.FarServer;
import health.rounds.testkit.Foreigners;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page behind a link is asked once for everybody, a while later, and never for a link that not everybody may read. */
class PreviewsTest {
    private static final FarServer FAR = new FarServer();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Community community = Community.shared();
    private final Previews previews = community.part(Previews.class);
    private final Publisher publisher = community.part(Publisher.class);
    private final Receiver receiver = community.part(Receiver.class);
    private final JdbcClient sql = community.part(JdbcClient.class);
    private final Member anna = community.stranger();
    private final String path = "/page" + COUNT.incrementAndGet();
    private final String link = FAR.address(path);

    @AfterAll
    static void close() {
        FAR.close();
    }

    @Test
    void postShowsWhatItsLinkLeadsToInAppsAndOnPages() throws Exception {
        FAR.with(path, """
                <html lang=en><title>Ten years of beta blockers</title><meta property=og:site_name content="The Journal">
                <meta property=og:description content="A cohort"><meta property=og:image content="https://127.0.0.1/heart.png">
                <meta name=author content="The editors">""");
        PostId post = publish("Worth reading: " + link + "#conclusions");
        JsonNode before = json("/api/v1/statuses/" + post);
        assertThat(before.get("card").isNull()).isTrue();
        comesNow();
        await().until(() -> !json("/api/v1/statuses/" + post).get("card").isNull());
        JsonNode card = json("/api/v1/statuses/" + post).get("card");
        assertThat(card.get("url").asString()).isEqualTo(link);
        assertThat(card.get("title").asString()).isEqualTo("Ten years of beta blockers");
        assertThat(card.get("type").asString()).isEqualTo("link");
        assertThat(card.get("provider_name").asString()).isEqualTo("The Journal");
        assertThat(card.get("authors").get(0).get("name").asString()).isEqualTo("The editors");
        assertThat(card.get("image").asString())
                .startsWith(community.part(Settings.class).publicUrl() + "/proxy/");
        assertThat(card.propertyNames())
                .containsExactly(
                        "url",
                        "title",
                        "description",
                        "language",
                        "type",
                        "author_name",
                        "author_url",
                        "authors",
                        "provider_name",
                        "provider_url",
                        "html",
                        "width",
                        "height",
                        "image",
                        "image_description",
                        "embed_url",
                        "blurhash",
                        "published_at");

        assertThat(json("/api/v1/timelines/link?url=" + link).get(0).get("id").asString())
                .isEqualTo(post.toString());
        assertThat(get("/api/v1/timelines/link?url=https://nowhere.example.org/")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/timelines/link").statusCode()).isEqualTo(404);

        String page = get("/@" + anna.name() + "/" + post).body();
        assertThat(page)
                .contains("Ten years of beta blockers", "The Journal · 127.0.0.1", "src=\"/proxy/")
                .doesNotContain("src=\"https:");
    }

    /** mastodon/mastodon, issue 4486: each server that gets a post asks for the page behind its link, all at once. */
    @Test
    void aThousandPostsWithTheSameLinkMakeOneCallAWhileLater() {
        FAR.with(path, "<title>Everybody speaks of it</title>");
        RemoteAuthor carla = Foreigners.stranger(community);
        List<PostId> posts = new ArrayList<>();
        Instant start = Instant.now();
        for (int i = 0; i < 1000; i++) {
            posts.add(receive(carla, Visibility.PUBLIC));
        }
        assertThat(due().orElseThrow())
                .isBetween(start.minusSeconds(1), Instant.now().plusSeconds(60));
        comesNow();
        await().until(() -> previews.byPosts(posts).size() == 1000);
        PostId late = receive(carla, Visibility.UNLISTED);
        assertThat(previews.byPosts(List.of(late))).hasSize(1);
        assertThat(due()).isEmpty();
        assertThat(FAR.asked(path)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Visibility.class,
            names = {"FOLLOWERS", "DIRECT"})
    void nothingIsAskedForLinksThatNotEverybodyMayRead(Visibility visibility) {
        FAR.with(path, "<title>A secret</title>");
        receive(Foreigners.stranger(community), visibility);
        publish("Look: " + link, visibility);
        assertThat(rows()).isZero();
    }

    @Test
    void nothingIsAskedOfThisCommunityNorForPeopleAndHashtags() {
        FirstLink links = new FirstLink("rounds.example.org");
        Post own = community
                .part(Posts.class)
                .unfiltered(
                        List.of(publish("Look: https://rounds.example.org/@anna and " + link, Visibility.FOLLOWERS)))
                .getFirst();
        assertThat(links.of(own)).contains(link);
        RemoteAuthor carla = Foreigners.stranger(community);
        PostId post = receive(carla, """
                <p class="quote-inline">RE: <a href="https://quoted.example/1">1</a></p>
                <p><a href="https://clinic.example/@ben" class="u-url mention">@ben</a>
                <a href="https://clinic.example/tags/heart" class="mention hashtag" rel="tag">#heart</a>
                <a href="http://plain.example/">plain</a> <a href="mailto:a@b.example">mail</a>
                <a href="%s">link</a></p>""".formatted(link), Visibility.PUBLIC);
        assertThat(links.of(
                        community.part(Posts.class).unfiltered(List.of(post)).getFirst()))
                .contains(link);
    }

    @Test
    void editedPostHasTheCardOfItsNewLinkAndAWithdrawnOneNone() {
        FAR.with(path, "<title>Old</title>").with(path + "b", "<title>New</title>");
        PostId post = publish("Look: " + link);
        comesNow();
        await().until(() -> title(post).equals(Optional.of("Old")));
        edit(post, "Look: " + link + "b");
        assertThat(title(post)).isEmpty();
        comesNow();
        await().until(() -> title(post).equals(Optional.of("New")));
        edit(post, "No link at all");
        assertThat(title(post)).isEmpty();
        edit(post, "Again: " + link);
        assertThat(title(post)).contains("Old");
        publisher.withdraw(anna.id(), post);
        assertThat(sql.sql("select count(*) from post_previews where post = ?")
                        .param(post.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void pageThatFailsIsTriedThreeTimesAndThenLeftAlone() {
        FAR.answering(path, 503, Map.of(), new byte[0]);
        publish("Look: " + link);
        for (int i = 1; i <= 3; i++) {
            comesNow();
            int tries = i;
            await().until(() -> FAR.asked(path) == tries);
            await().until(() -> tries == 3
                    ? due().isEmpty()
                    : due().filter(at -> at.isAfter(Instant.now().plusSeconds(3000)))
                            .isPresent());
        }
        publish("Look again: " + link);
        assertThat(due()).isEmpty();
        agesBy(Duration.ofDays(2));
        publish("And again: " + link);
        assertThat(due()).isPresent();
    }

    @Test
    void pageThatWasFoundIsAskedAgainAfterAFortnightAndKeepsItsCardMeanwhile() {
        FAR.with(path, "<title>Found</title>");
        PostId post = publish("Look: " + link);
        comesNow();
        await().until(() -> title(post).isPresent());
        agesBy(Duration.ofDays(13));
        publish("Look, it is old: " + link);
        assertThat(due()).isEmpty();
        agesBy(Duration.ofDays(2));
        FAR.answering(path, 404, Map.of(), new byte[0]);
        publish("Look, it is older: " + link);
        comesNow();
        await().until(() -> FAR.asked(path) == 2 && due().isEmpty());
        assertThat(title(post)).contains("Found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/svg+xml", "text/plain", "application/pdf", ""})
    void onlyHtmlIsRead(String type) {
        FAR.answering(
                path,
                200,
                type.isEmpty() ? Map.of() : Map.of("Content-Type", type),
                "<title>A</title>".getBytes(StandardCharsets.UTF_8));
        assertThat(reader(Map.of()).read(link)).isEqualTo(new Fetched.Nothing());
    }

    @Test
    void ofALongPageTheBeginningIsRead() {
        FAR.with(path, "<title>Long</title>" + "x".repeat(3 << 20));
        assertThat(reader(Map.of()).read(link)).isInstanceOf(Fetched.Found.class);
    }

    /** CVE-2026-22245, CVE-2026-46348, CVE-2026-27477: no link and no redirect leads into a private network, whatever DNS says. */
    @EachPrivateAddress
    void cve202622245PreviewReachesNoPrivateAddress(String address) {
        String literal = "https://" + (address.contains(":") ? "[" + address + "]" : address) + "/a";
        PageReader reader = reader(Map.of("inside.example.org", address));
        FAR.moving(path + "name", "https://inside.example.org/").moving(path + "address", literal);
        for (String asked : List.of(
                literal, "https://inside.example.org/", FAR.address(path + "name"), FAR.address(path + "address"))) {
            assertThat(reader.read(asked)).as(asked).isEqualTo(new Fetched.Nothing());
        }
    }

    /** CVE-2026-46348: the name leads elsewhere once it has been asked. */
    @Test
    void cve202646348NameThatChangesItsAddressGainsNothing() {
        Map<String, String> names = new ConcurrentHashMap<>();
        PageReader reader = reader(names);
        try (FarServer changing = new FarServer()) {
            changing.onRequest(() -> names.put("far.example.org", "10.0.0.1"));
            changing.moving("/a", "https://far.example.org:1/b");
            assertThat(reader.read(changing.address("far.example.org", "/a"))).isEqualTo(new Fetched.Nothing());
        }
    }

    @Test
    void threeRedirectsAreFollowedAndNoneToOurselves() {
        FAR.moving(path, path + "1").moving(path + "1", path + "2").moving(path + "2", path + "3");
        FAR.with(path + "3", "<title>At last</title>").moving(path + "4", path);
        assertThat(reader(Map.of()).read(link)).isInstanceOf(Fetched.Found.class);
        assertThat(reader(Map.of()).read(link + "4")).isEqualTo(new Fetched.Nothing());
        Settings settings =
                Settings.from(Map.of("ROUNDS_PUBLIC_URL", "https://rounds.example.org:" + FAR.port()), Map.of());
        PageReader own = reader(Map.of(), settings);
        FAR.moving(path + "5", FAR.address("rounds.example.org", path + "3"));
        assertThat(own.read(link + "5")).isEqualTo(new Fetched.Nothing());
        assertThat(FAR.asked(path + "3")).isEqualTo(1);
    }

    /** Whoever runs a page could otherwise put on our pages what the guard keeps out of posts. */
    @Test
    void pageThatIdentifiesAPatientHasNoCard() {
        FAR.with(path, "<title>Chest film of John Smith, MRN 48213377</title>");
        assertThat(reader(Map.of()).read(link)).isEqualTo(new Fetched.Nothing());
    }

    /** CVE-2023-36462 and the like: nobody is shown as the author of what they have not called their own. */
    @Test
    void creatorIsShownOnlyWhereTheirProfileLinksToTheSite() {
        FAR.with(
                path,
                "<title>By anna</title><meta name=fediverse:creator content='@%s@%s'>"
                        .formatted(
                                anna.name(),
                                community.part(Settings.class).publicUrl().getAuthority()));
        assertThat(found(reader(Map.of()).read(link)).author()).isEmpty();
        change(Optional.empty(), Optional.of(List.of(new ProfileField("Site", link))));
        assertThat(found(reader(Map.of()).read(link)).author()).contains(anna.id());
    }

    @Test
    void authorOnACardIsAsTheirProfileIsNow() throws Exception {
        FAR.with(
                path,
                "<title>Signed</title><meta name=fediverse:creator content='@%s@%s'><meta name=author content=Editors>"
                        .formatted(
                                anna.name(),
                                community.part(Settings.class).publicUrl().getAuthority()));
        change(Optional.empty(), Optional.of(List.of(new ProfileField("Site", link))));
        Member ben = community.stranger();
        PostId post = publish(ben, "Read " + link, Visibility.PUBLIC);
        comesNow();
        await().until(() -> !json("/api/v1/statuses/" + post).get("card").isNull());
        assertThat(authorOn(post).get("id").asString()).isEqualTo(anna.id().toString());

        change(Optional.of("Anna, renamed"), Optional.empty());

        assertThat(authorOn(post).get("display_name").asString()).isEqualTo("Anna, renamed");
        community.part(Sanctioned.class).impose(anna.id(), Sanction.SUSPENDED);
        JsonNode suspended =
                json("/api/v1/statuses/" + post).get("card").get("authors").get(0);
        assertThat(suspended.get("account").isNull()).isTrue();
        assertThat(suspended.get("name").asString()).isEqualTo("Editors");
    }

    @Test
    void linkTrendsWhenThreeMembersPassItOnUntilAModeratorTakesItOut() throws Exception {
        FAR.with(path, "<title>Spoken of</title>");
        String alone = FAR.address(path + "/alone");
        FAR.with(path + "/alone", "<title>One voice</title>");
        RemoteAuthor carla = Foreigners.stranger(community);
        PostId received = receive(carla, Visibility.PUBLIC);
        publish("Look: " + link);
        publish("Look again: " + link);
        publish("Look: " + alone);
        publish("Look: " + alone);
        publish("Look: " + alone);
        Member ben = community.stranger();
        publisher.boost(ben.id(), received, Visibility.PUBLIC);
        comesNow();
        await().until(() -> title(received).isPresent());
        FreshTrends.compute();
        assertThat(trending("/api/v1/trends/links?limit=20")).doesNotContain(link, alone);

        publish(community.stranger(), "And I: " + link, Visibility.PUBLIC);
        FreshTrends.compute();

        JsonNode trends = json("/api/v1/trends/links?limit=20");
        JsonNode trend = trends.get(trending("/api/v1/trends/links?limit=20").indexOf(link));
        assertThat(trend.get("title").asString()).isEqualTo("Spoken of");
        assertThat(trend.get("history").size()).isEqualTo(7);
        assertThat(trend.get("history").get(0).get("accounts").asString()).isEqualTo("3");
        assertThat(trend.get("history").get(0).get("uses").asString()).isEqualTo("4");
        assertThat(trend.has("id") || trend.has("requires_review")).isFalse();
        assertThat(trending("/api/v1/trends/links?limit=20")).doesNotContain(alone);

        long preview = sql.sql("select id from previews where address = ? and sent_for is null")
                .param(link)
                .query(Long.class)
                .single();
        Trends discovery = community.part(Trends.class);
        assertThat(discovery.reviewLink(preview, false).orElseThrow().mayTrend())
                .contains(false);
        assertThat(trending("/api/v1/trends/links?limit=20")).doesNotContain(link);
        assertThat(discovery.linksToReview(0, 20))
                .anySatisfy(each -> assertThat(each.use().card().address()).isEqualTo(link));
        assertThat(discovery.reviewLink(preview + 100_000, true)).isEmpty();
        discovery.reviewLink(preview, true);
        assertThat(trending("/api/v1/trends/links?limit=20")).contains(link);
    }

    private List<String> trending(String path) throws IOException, InterruptedException {
        return json(path).valueStream().map(each -> each.get("url").asString()).toList();
    }

    private JsonNode authorOn(PostId post) throws IOException, InterruptedException {
        return json("/api/v1/statuses/" + post)
                .get("card")
                .get("authors")
                .get(0)
                .get("account");
    }

    private void change(Optional<String> name, Optional<List<ProfileField>> fields) {
        ProfileChange change = new ProfileChange(
                name,
                Optional.empty(),
                fields,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(community.part(Accounts.class).change(anna.id(), change)).isInstanceOf(ProfileOutcome.Changed.class);
    }

    @Test
    void cardThatTheAuthorsServerSentIsTakenForThatPostAlone() {
        FAR.with(path, "<title>As the page says</title>");
        RemoteAuthor carla = Foreigners.stranger(community);
        PostId post = receive(carla, Visibility.PUBLIC);
        send(post, card("As the sender says", link));
        assertThat(title(post)).contains("As the sender says");
        assertThat(rows()).as("what is to be fetched").isZero();
        PostId other = receive(carla, Visibility.PUBLIC);
        comesNow();
        await().until(() -> title(other).equals(Optional.of("As the page says")));
        send(post, card("About something else", FAR.address("/another")));
        send(post, card("Of John Smith, MRN 48213377", link));
        assertThat(title(post)).contains("As the sender says");
        PostId secret = receive(carla, Visibility.FOLLOWERS);
        send(secret, card("A secret", link));
        assertThat(title(secret)).isEmpty();
    }

    @Test
    void whatNobodyPostsAnyMoreIsForgotten() {
        FAR.with(path, "<title>Gone</title>");
        PostId post = publish("Look: " + link);
        comesNow();
        await().until(() -> title(post).isPresent());
        publisher.withdraw(anna.id(), post);
        agesBy(Duration.ofDays(15));
        community.part(PreviewWork.class).sweep();
        assertThat(sql.sql("select count(*) from previews where address = ?")
                        .param(link)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void send(PostId post, Card card) {
        Post received = community.part(Posts.class).unfiltered(List.of(post)).getFirst();
        community.part(Transactions.class).run(() -> previews.sent(received, card));
    }

    private static Card card(String title, String address) {
        return Card.of(address, title, "", Optional.empty());
    }

    private PageReader reader(Map<String, String> names) {
        return reader(names, community.part(Settings.class));
    }

    private PageReader reader(Map<String, String> names, Settings settings) {
        OutsideHttp http = TestOutside.http(name -> names.getOrDefault(name, "127.0.0.1"));
        return new PageReader(http, community.part(Guard.class), community.part(Accounts.class), settings);
    }

    private static Card found(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Found.class);
        return ((Fetched.Found) fetched).card();
    }

    private Optional<String> title(PostId post) {
        return Optional.ofNullable(previews.byPosts(List.of(post)).get(post)).map(Card::title);
    }

    private PostId publish(String text) {
        return publish(text, Visibility.PUBLIC);
    }

    private PostId publish(String text, Visibility visibility) {
        return publish(anna, text, visibility);
    }

    private PostId publish(Member author, String text, Visibility visibility) {
        PublishOutcome outcome = publisher.publish(
                author.id(),
                new NewPost(
                        draft(text, visibility), Said.NOTHING, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(outcome).isInstanceOf(PublishOutcome.Published.class);
        return ((PublishOutcome.Published) outcome).post().id();
    }

    private void edit(PostId post, String text) {
        assertThat(publisher.edit(anna.id(), post, draft(text, Visibility.PUBLIC), Said.NOTHING, true))
                .isInstanceOf(PublishOutcome.Published.class);
    }

    private static Draft draft(String text, Visibility visibility) {
        return new Draft(text, "", false, Optional.of("en"), visibility, Optional.empty(), List.of(), Optional.empty());
    }

    private PostId receive(RemoteAuthor author, Visibility visibility) {
        return receive(author, "<p>Look: <a href=\"%s\">link</a></p>".formatted(link), visibility);
    }

    private PostId receive(RemoteAuthor author, String html, Visibility visibility) {
        ReceivedPost post = Foreigners.post(author, html, visibility, Instant.now());
        return receiver.receive(author, post, Optional.empty()).orElseThrow().id();
    }

    private int rows() {
        return sql.sql("select count(*) from previews where starts_with(address, ?) and due_at is not null")
                .param(link)
                .query(Integer.class)
                .single();
    }

    /** When the page behind the link is to be asked for; empty while it is not. */
    private Optional<Instant> due() {
        return sql.sql("select due_at from previews where address = ? and sent_for is null")
                .param(link)
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private void comesNow() {
        sql.sql("update previews set due_at = ? where starts_with(address, ?) and due_at is not null")
                .param(OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1))
                .param(link)
                .update();
    }

    private void agesBy(Duration time) {
        sql.sql("update previews set fetched_at = fetched_at - make_interval(secs => ?) where starts_with(address, ?)")
                .param(time.toSeconds())
                .param(link)
                .update();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(community.address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return new JsonMapper().readTree(get(path).body());
    }
}
