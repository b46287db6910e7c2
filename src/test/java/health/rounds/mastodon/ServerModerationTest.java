package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.accounts.RemoteProfile;
import health.rounds.accounts.Sanction;
import health.rounds.accounts.Sanctioned;
import health.rounds.blocklists.Peering;
import health.rounds.identity.Role;
import health.rounds.posts.Post;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.Visibility;
import health.rounds.publishing.Receiver;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FarServer;
import health.rounds.testkit.Foreigners;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What moderators hold against other servers, and members against their people. */
class ServerModerationTest {
    private static final String BLOCKS = "/api/v1/admin/domain_blocks";

    private final Community community = Community.shared();
    private final Receiver receiver = community.part(Receiver.class);
    private final Follows follows = community.part(Follows.class);
    private final Peering peering = community.part(Peering.class);
    private final ApiClient admin = ApiClient.withToken(community.adminToken(community.stranger(Role.ADMIN)));
    private final Member reader = community.stranger();
    private final ApiClient app = ApiClient.of(reader);
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final RemoteAuthor carla = somebodyOf("social." + domain);

    @AfterEach
    void lift() {
        admin.get(BLOCKS + "?limit=200").ok().forEach(block -> {
            if (block.get("domain").asString().endsWith(domain)) {
                admin.delete(BLOCKS + "/" + block.get("id").asString()).ok();
            }
        });
    }

    @Test
    void suspendedServerIsGoneUntilItsBlockIsLiftedAndFollowsStayEnded() {
        becomeFriends();
        Post post = received("Everybody reads this about " + domain + ".");
        assertThat(idsOf("/api/v1/timelines/home")).contains(post.id().toString());

        String block = block("suspend");

        assertThat(peering.speaksWith("social." + domain + ":8443")).isFalse();
        assertThat(follows.isFollowing(reader.id(), carla.id())).isFalse();
        assertThat(follows.isFollowing(carla.id(), reader.id())).isFalse();
        assertGone(post);
        assertThat(app.get("/api/v1/accounts/" + carla.id())
                        .ok()
                        .get("suspended")
                        .asBoolean())
                .isTrue();

        admin.delete(BLOCKS + "/" + block).ok();

        assertThat(peering.speaksWith("social." + domain)).isTrue();
        assertThat(idsOf("/api/v1/timelines/public?remote=true"))
                .contains(post.id().toString());
        assertThat(app.get("/api/v1/statuses/" + post.id()).status()).isEqualTo(200);
        assertThat(follows.isFollowing(reader.id(), carla.id())).isFalse();
        assertThat(idsOf("/api/v1/timelines/home")).isEmpty();
    }

    @Test
    void accountThatIsBroughtInLaterHasWhatIsImposedOnItsServer() {
        block("silence");

        assertThat(account(somebodyOf("late." + domain).id()).get("limited").asBoolean())
                .isTrue();
    }

    @Test
    void peopleElsewhereAreFoundByOriginAndServer() {
        String server = "by_domain=social." + domain;
        for (String query : List.of(
                "/api/v1/admin/accounts?" + server,
                "/api/v1/admin/accounts?remote=true&" + server,
                "/api/v1/admin/accounts?by_domain=SOCIAL." + domain,
                "/api/v2/admin/accounts?" + server,
                "/api/v2/admin/accounts?origin=remote&status=active&" + server)) {
            assertThat(idsOf(admin, query)).as(query).containsExactly(carla.id().toString());
        }
        JsonNode newest = admin.get("/api/v1/admin/accounts?remote=true").ok();
        assertThat(newest)
                .isNotEmpty()
                .allSatisfy(
                        account -> assertThat(account.get("domain").isNull()).isFalse());
        assertThat(admin.get("/api/v1/admin/accounts").ok())
                .isNotEmpty()
                .allSatisfy(
                        account -> assertThat(account.get("domain").isNull()).isTrue());
        for (String query : List.of(
                "/api/v1/admin/accounts?local=true&" + server,
                "/api/v2/admin/accounts?origin=local&" + server,
                "/api/v2/admin/accounts?status=suspended&" + server,
                "/api/v2/admin/accounts?status=pending&" + server,
                "/api/v2/admin/accounts?permissions=staff&" + server,
                "/api/v2/admin/accounts?by_domain=not%20a%20domain")) {
            assertThat(idsOf(admin, query)).as(query).isEmpty();
        }
        block("suspend");
        assertThat(idsOf(admin, "/api/v2/admin/accounts?status=suspended&" + server))
                .containsExactly(carla.id().toString());
        assertThat(idsOf(admin, "/api/v1/admin/accounts?" + server)).isEmpty();
    }

    @Test
    void peopleElsewhereCanNeitherBeWarnedNorKeptFromSigningIn() {
        String act = "/api/v1/admin/accounts/" + carla.id() + "/action";
        for (String type : List.of("none", "disable")) {
            assertThat(admin.form("POST", act, "type", type, "text", "No").status())
                    .as(type)
                    .isEqualTo(403);
        }
    }

    /** What lies on a host that serves many servers is told by whose it is, not by where it lies. */
    @Test
    void picturesOfAServerWithoutMediaAreRefusedOnWhateverHostTheyLie() {
        try (FarServer cdn = new FarServer()) {
            cdn.with("/portrait.png", "image/png", TestPicture.png());
            RemoteProfile given = Foreigners.profile("pictured", "social." + domain);
            String avatar = cdn.address("/portrait.png");
            Account pictured = community.part(RemoteAccounts.class).keep(withAvatar(given, avatar));
            String shown = account(pictured.id()).get("avatar").asString();
            String path = shown.substring(shown.indexOf("/proxy/"));
            ApiClient passer = ApiClient.anonymous();
            assertThat(passer.get(path).status()).isEqualTo(200);

            admin.form("POST", BLOCKS, "domain", domain, "severity", "noop", "reject_media", "true")
                    .ok();

            Eventually.assertThat(() -> List.of(passer.get(path).status())).isEqualTo(List.of(404));
            assertThat(cdn.asked("/portrait.png")).isEqualTo(1);
        }
    }

    @Test
    void nearestBlockHoldsForAServer() {
        block("suspend");
        admin.form("POST", BLOCKS, "domain", "good.social." + domain, "severity", "noop");

        assertThat(peering.speaksWith("bad.social." + domain)).isFalse();
        assertThat(peering.speaksWith("not" + domain)).isTrue();
    }

    @Test
    void ownSuspensionOutlastsTheBlockOfTheServer() {
        community.part(Sanctioned.class).impose(carla.id(), Sanction.SUSPENDED);
        String block = block("suspend");

        admin.delete(BLOCKS + "/" + block).ok();

        assertThat(account(carla.id()).get("suspended").asBoolean()).isTrue();
    }

    /** CVE-2026-23961: who is suspended here must not come back through those who pass their posts on. */
    @Test
    void suspendedPeopleDoNotAppearThroughBoosts() {
        RemoteAuthor booster = somebodyOf("other." + UUID.randomUUID() + ".example");
        follow(booster);
        Post post = received("Passed on from " + domain);
        Post boost = receiver.boost(
                        booster, post.id(), booster.elsewhere().uri() + "/boosts/1", Visibility.PUBLIC, Instant.now())
                .orElseThrow();
        assertThat(idsOf("/api/v1/timelines/home")).contains(boost.id().toString());

        String block = block("suspend");
        assertNotPassedOn(booster, post, boost);
        admin.delete(BLOCKS + "/" + block).ok();
        community.part(Sanctioned.class).impose(carla.id(), Sanction.SUSPENDED);
        assertNotPassedOn(booster, post, boost);
    }

    @Test
    void silencedServerIsReadByFollowersAlone() {
        Member follower = community.stranger();
        follows.start(follower.id(), carla.id(), true, false);
        follows.accept(carla.id(), follower.id());
        block("silence");

        Post post = received("For those who follow, of " + domain);

        assertThat(idsOf(ApiClient.of(follower), "/api/v1/timelines/home"))
                .contains(post.id().toString());
        assertThat(idsOf("/api/v1/timelines/public")).doesNotContain(post.id().toString());
        assertThat(found(domain)).doesNotContain(post.id().toString());
        assertThat(app.get("/api/v1/statuses/" + post.id()).status()).isEqualTo(200);
        assertThat(account(carla.id()).get("limited").asBoolean()).isTrue();
    }

    @Test
    void strangerOfASilencedServerMakesARequestByNamingSomebody() {
        block("silence");
        receiver.receive(carla, naming(reader.id()), Optional.empty());

        Eventually.assertThat(this::requesters).hasAll(List.of(carla.id().toString()));
        assertThat(app.get("/api/v1/notifications").ok().size()).isZero();
    }

    @Test
    void mediaAndReportsAreRefusedByThemselves() {
        admin.form(
                        "POST",
                        BLOCKS,
                        "domain",
                        domain,
                        "severity",
                        "noop",
                        "reject_media",
                        "true",
                        "reject_reports",
                        "true")
                .ok();

        assertThat(peering.speaksWith("social." + domain)).isTrue();
        assertThat(peering.takesMediaOf("social." + domain)).isFalse();
        assertThat(peering.takesReportsOf("social." + domain)).isFalse();
        assertThat(account(carla.id()).path("limited").asBoolean()).isFalse();
    }

    @Test
    void hiddenDomainIsHiddenFromTheMemberWhoHidesItAlone() {
        becomeFriends();
        ApiClient other = ApiClient.of(community.stranger());
        Post before = received("Before it is hidden, " + domain);

        app.form("POST", "/api/v1/domain_blocks", "domain", "social." + domain).ok();
        Post after = received("After it was hidden, " + domain);
        RemoteAuthor late = somebodyOf("social." + domain);
        Post fromLate = receiver.receive(
                        late, Foreigners.post(late, "Late", Visibility.PUBLIC, Instant.now()), Optional.empty())
                .orElseThrow();
        receiver.receive(carla, naming(reader.id()), Optional.empty());

        for (Post post : List.of(before, after, fromLate)) {
            assertThat(idsOf("/api/v1/timelines/public?limit=40"))
                    .doesNotContain(post.id().toString());
            assertThat(idsOf(other, "/api/v1/timelines/public?limit=40"))
                    .contains(post.id().toString());
        }
        assertThat(idsOf("/api/v1/timelines/home")).isEmpty();
        assertThat(follows.isFollowing(reader.id(), carla.id())).isFalse();
        assertThat(follows.isFollowing(carla.id(), reader.id())).isFalse();
        assertThat(app.get("/api/v1/notifications").ok().size()).isZero();
        assertThat(relationship("domain_blocking")).isTrue();
        assertThat(app.post("/api/v1/accounts/" + carla.id() + "/follow").status())
                .isNotEqualTo(200);

        app.form("DELETE", "/api/v1/domain_blocks", "domain", "social." + domain)
                .ok();

        assertThat(relationship("domain_blocking")).isFalse();
        assertThat(idsOf("/api/v1/timelines/public?limit=40"))
                .contains(after.id().toString());
    }

    @Test
    void knownServersAreListedWithoutTheSuspended() {
        RemoteAuthor other = somebodyOf("a" + domain);
        assertThat(ApiClient.anonymous().get("/api/v1/instance/peers").text())
                .contains("\"social." + domain + "\"", "\"a" + domain + "\"");

        block("suspend");

        assertThat(ApiClient.anonymous().get("/api/v1/instance/peers").text())
                .doesNotContain("\"social." + domain + "\"")
                .contains("\"" + other.elsewhere().domain() + "\"");
    }

    @Test
    void moderatorsActOnPeopleElsewhereAndMembersDoNot() {
        String path = "/api/v1/admin/accounts/" + carla.id();
        assertThat(admin.form("POST", path + "/action", "type", "silence", "text", "Spam")
                        .status())
                .isEqualTo(200);
        JsonNode found = admin.get(path).ok();
        assertThat(found.get("silenced").asBoolean()).isTrue();
        assertThat(found.get("domain").asString()).isEqualTo("social." + domain);
        assertThat(admin.post(path + "/unsilence").ok().get("silenced").asBoolean())
                .isFalse();
        assertThat(ApiClient.withToken(community.adminToken(reader))
                        .form("POST", path + "/action", "type", "silence", "text", "Spam")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void figuresOfAServerAreCounted() {
        received("Counted.");
        becomeFriends();
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        for (String key : List.of("instance_accounts", "instance_statuses", "instance_follows", "instance_followers")) {
            assertThat(admin.form(
                                    "POST",
                                    "/api/v1/admin/measures",
                                    "keys[]",
                                    key,
                                    "start_at",
                                    today,
                                    "end_at",
                                    today,
                                    key + "[domain]",
                                    "social." + domain)
                            .ok()
                            .get(0)
                            .get("total")
                            .asString())
                    .as(key)
                    .isEqualTo("1");
        }
    }

    @Test
    void reportIsForwardedOnlyWhereTheMemberSaysSo() {
        ApiClient reporting = ApiClient.withToken(community.adminToken(reader));
        assertThat(reporting
                        .form(
                                "POST",
                                "/api/v1/reports",
                                "account_id",
                                carla.id().toString(),
                                "forward",
                                "true")
                        .ok()
                        .get("forwarded")
                        .asBoolean())
                .isTrue();
        assertThat(reporting
                        .form(
                                "POST",
                                "/api/v1/reports",
                                "account_id",
                                carla.id().toString())
                        .ok()
                        .get("forwarded")
                        .asBoolean())
                .isFalse();
    }

    private static RemoteProfile withAvatar(RemoteProfile profile, String address) {
        return new RemoteProfile(
                profile.username(),
                profile.domain(),
                profile.uri(),
                profile.url(),
                profile.inbox(),
                profile.sharedInbox(),
                profile.outbox(),
                profile.followers(),
                profile.following(),
                profile.featured(),
                profile.displayName(),
                profile.bio(),
                profile.bioHtml(),
                profile.fields(),
                profile.fieldHtml(),
                profile.emojis(),
                Optional.of(address),
                profile.header(),
                profile.locked(),
                profile.bot(),
                profile.group(),
                profile.discoverable(),
                profile.indexable(),
                profile.alsoKnownAs(),
                profile.createdAt(),
                profile.counts());
    }

    private void assertGone(Post post) {
        String id = post.id().toString();
        assertThat(idsOf("/api/v1/timelines/home")).doesNotContain(id);
        assertThat(idsOf("/api/v1/timelines/public?limit=40")).doesNotContain(id);
        assertThat(idsOf(ApiClient.anonymous(), "/api/v1/timelines/public?limit=40"))
                .doesNotContain(id);
        assertThat(app.get("/api/v1/statuses/" + id).status()).isEqualTo(404);
        assertThat(ApiClient.anonymous().get("/api/v1/statuses/" + id).status()).isEqualTo(404);
        assertThat(found(domain)).doesNotContain(id);
        assertThat(app.get("/api/v1/accounts/" + carla.id() + "/statuses").text())
                .doesNotContain(id);
        assertThat(app.get("/api/v1/directory?limit=80").text()).doesNotContain("\"" + carla.id() + "\"");
        assertThat(app.get("/api/v1/trends/statuses").text()).doesNotContain(id);
    }

    private void assertNotPassedOn(RemoteAuthor booster, Post post, Post boost) {
        assertThat(app.get("/api/v1/timelines/home").text())
                .doesNotContain(post.id().toString(), boost.id().toString());
        assertThat(app.get("/api/v1/accounts/" + booster.id() + "/statuses").text())
                .doesNotContain(post.id().toString());
        assertThat(ApiClient.anonymous()
                        .get("/api/v1/accounts/" + booster.id() + "/statuses")
                        .text())
                .doesNotContain(post.id().toString());
        assertThat(app.get("/api/v1/statuses/" + boost.id()).text())
                .doesNotContain(post.id().toString());
        assertThat(app.get("/api/v1/statuses/" + post.id() + "/context").status())
                .isEqualTo(404);
    }

    private RemoteAuthor somebodyOf(String domain) {
        RemoteAccounts accounts = community.part(RemoteAccounts.class);
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        return accounts.author(accounts.keep(Foreigners.profile(name, domain)).id())
                .orElseThrow();
    }

    private void becomeFriends() {
        follow(carla);
        follows.start(carla.id(), reader.id(), true, false);
    }

    private void follow(RemoteAuthor author) {
        follows.start(reader.id(), author.id(), true, false);
        follows.accept(author.id(), reader.id());
    }

    private Post received(String words) {
        return receiver.receive(
                        carla, Foreigners.post(carla, words, Visibility.PUBLIC, Instant.now()), Optional.empty())
                .orElseThrow();
    }

    private ReceivedPost naming(AccountId member) {
        return Foreigners.naming(
                Foreigners.post(carla, "Listen, of " + domain, Visibility.PUBLIC, Instant.now()), List.of(member));
    }

    private String block(String severity) {
        return admin.form("POST", BLOCKS, "domain", domain, "severity", severity)
                .ok()
                .get("id")
                .asString();
    }

    private boolean relationship(String flag) {
        return app.get("/api/v1/accounts/relationships?id[]=" + carla.id())
                .ok()
                .get(0)
                .get(flag)
                .asBoolean();
    }

    private JsonNode account(AccountId id) {
        assertThat(community.part(Accounts.class).byId(id)).isPresent();
        return app.get("/api/v1/accounts/" + id).ok();
    }

    private List<String> requesters() {
        return StreamSupport.stream(
                        app.get("/api/v1/notifications/requests").ok().spliterator(), false)
                .map(request -> request.get("account").get("id").asString())
                .toList();
    }

    private List<String> found(String words) {
        return ids(app.get("/api/v2/search?type=statuses&q=" + words).ok().get("statuses"));
    }

    private List<String> idsOf(String path) {
        return idsOf(app, path);
    }

    private static List<String> idsOf(ApiClient client, String path) {
        return ids(client.get(path).ok());
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.get("id").asString())
                .toList();
    }
}
