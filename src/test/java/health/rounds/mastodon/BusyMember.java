package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static org.awaitility.Awaitility.await;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.DomainName;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.testkit.Community;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * A member with several of everything that the API lists: friends who write, answer, boost and favourite, posts with polls and
 * pictures, lists, filters, scheduled posts, people who are blocked, muted or wait to follow.
 */
final class BusyMember {
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** How addresses of what everybody may see begin. */
    private static final List<String> PUBLIC =
            List.of("/api/v1/accounts/", "/api/v1/tags/", "/api/v1/timelines/tag/", "/api/v1/suggestions/");

    final Community.Member member;
    final ApiClient app;
    final String tag;

    private final Community community = Community.shared();
    private final int several;
    private final List<ApiClient> friends = new ArrayList<>();
    private final List<Community.Member> friendsNames = new ArrayList<>();
    /** What stands for the variable of an address, by how the address begins. */
    private final Map<String, String> known = new HashMap<>();

    /** The same for things that have a public and a private kind: a private one. */
    private final Map<String, String> secret = new HashMap<>();

    private BusyMember(int several) {
        this.several = several;
        this.member = community.stranger();
        this.app = ApiClient.of(member);
        this.tag = "busy" + NAMES.incrementAndGet();
    }

    /** Somebody with so many of each thing. */
    static BusyMember with(int several) {
        BusyMember busy = new BusyMember(several);
        busy.known.put("/api/v1/accounts/{", busy.member.id().toString());
        busy.known.put("/api/v1/tags/{", busy.tag);
        busy.known.put("/api/v1/timelines/tag/{", busy.tag);
        busy.makeFriends();
        busy.haveAThread();
        busy.talk();
        busy.own();
        busy.avoidPeople();
        busy.beTold();
        return busy;
    }

    /** Who follows this member, and is followed. */
    List<Community.Member> friends() {
        return List.copyOf(friendsNames);
    }

    /** The same for things that nobody else may know of; empty for what is everybody's, such as profiles and hashtags. */
    Optional<String> privatePathOf(Endpoint endpoint) {
        return secret.entrySet().stream()
                .filter(entry -> endpoint.pattern().startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> endpoint.path(entry.getValue()))
                .or(() -> PUBLIC.stream().anyMatch(endpoint.pattern()::startsWith)
                        ? Optional.empty()
                        : pathOf(endpoint).filter(path -> endpoint.hasVariable()));
    }

    /** The address with this member's own thing in the place of its variable; empty where nothing of the kind is known. */
    Optional<String> pathOf(Endpoint endpoint) {
        if (!endpoint.hasVariable()) {
            return Optional.of(endpoint.pattern());
        }
        return known.entrySet().stream()
                .filter(entry -> endpoint.pattern().startsWith(entry.getKey()))
                .max((a, b) -> a.getKey().length() - b.getKey().length())
                .map(entry -> endpoint.path(entry.getValue()));
    }

    private void makeFriends() {
        for (int i = 0; i < several; i++) {
            Community.Member friend = community.stranger();
            friendsNames.add(friend);
            ApiClient friendsApp = ApiClient.of(friend);
            friends.add(friendsApp);
            app.post("/api/v1/accounts/" + friend.id() + "/follow").ok();
            app.post("/api/v1/accounts/" + friend.id() + "/endorse").ok();
            friendsApp.post("/api/v1/accounts/" + member.id() + "/follow").ok();
        }
    }

    private void haveAThread() {
        String own = id(post(app, "Journal club #" + tag));
        known.put("/api/v1/statuses/{", own);
        post(app, "Who comes? #" + tag);
        String asked = id(askAbout("Which day suits?", "public").get("poll"));
        known.put("/api/v1/polls/{", asked);
        JsonNode toNobody = askAbout("Shall I tell?", "direct");
        secret.put("/api/v1/statuses/{", id(toNobody));
        secret.put("/api/v1/polls/{", id(toNobody.get("poll")));
        for (int i = 0; i < several; i++) {
            ApiClient friend = friends.get(i);
            String answer = id(friend.form(
                            "POST",
                            "/api/v1/statuses",
                            "status",
                            "@" + member.name() + " I shall be there #" + tag,
                            "in_reply_to_id",
                            own)
                    .ok());
            friend.post("/api/v1/statuses/" + own + "/favourite").ok();
            friend.post("/api/v1/statuses/" + own + "/reblog").ok();
            friend.form("POST", "/api/v1/polls/" + asked + "/votes", "choices[]", "1")
                    .ok();
            friend.form(
                            "POST",
                            "/api/v1/statuses",
                            "status",
                            "In confidence, @" + member.name(),
                            "visibility",
                            "direct")
                    .ok();
            withPicture(friend, "Slide for #" + tag);
            String quote = quote(friend, own);
            quote(friend, quote);
            for (String mark : List.of("favourite", "bookmark", "reblog")) {
                app.post("/api/v1/statuses/" + answer + "/" + mark).ok();
            }
            app.form("PUT", "/api/v1/statuses/" + own, "status", "Journal club, version " + i + " #" + tag)
                    .ok();
        }
    }

    private static String quote(ApiClient author, String quoted) {
        return id(author.form("POST", "/api/v1/statuses", "status", "See here", "quoted_status_id", quoted)
                .ok());
    }

    private void talk() {
        String talks = "/api/v1/conversations";
        await().until(() -> app.get(talks).ok().size() > several); // one with each friend, and the poll to nobody
        known.put(talks + "/{", id(app.get(talks).ok().get(0)));
    }

    private JsonNode askAbout(String question, String visibility) {
        return app.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        question,
                        "poll[options][]",
                        "Monday",
                        "poll[options][]",
                        "Tuesday",
                        "poll[expires_in]",
                        "3600",
                        "visibility",
                        visibility)
                .ok();
    }

    private static void withPicture(ApiClient author, String text) {
        JsonNode media = author.multipart("POST", "/api/v2/media", Map.of(), Map.of("file", TestPicture.png()))
                .ok();
        author.form("POST", "/api/v1/statuses", "status", text, "media_ids[]", id(media))
                .ok();
    }

    private void own() {
        String due = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        String ownPost = Objects.requireNonNull(known.get("/api/v1/statuses/{"));
        for (int i = 0; i < several; i++) {
            String list = made("/api/v1/lists", "title", "List " + i);
            known.put("/api/v1/lists/{", list);
            known.put("/api/v1/timelines/list/{", list);
            known.put("/api/v1/filters/{", made("/api/v1/filters", "phrase", "word" + i, "context[]", "home"));
            String filter = made("/api/v2/filters", "title", "Filter " + i, "context[]", "public");
            known.put("/api/v2/filters/{", filter);
            known.put(
                    "/api/v2/filters/keywords/{",
                    made("/api/v2/filters/" + filter + "/keywords", "keyword", "other" + i));
            known.put(
                    "/api/v2/filters/statuses/{",
                    made("/api/v2/filters/" + filter + "/statuses", "status_id", ownPost));
            known.put(
                    "/api/v1/scheduled_statuses/{",
                    made("/api/v1/statuses", "status", "Later " + i, "scheduled_at", due));
            app.post("/api/v1/tags/followed" + i + tag + "/follow").ok();
        }
        known.put("/api/v1/featured_tags/{", made("/api/v1/featured_tags", "name", tag));
        known.put(
                "/api/v1/media/{",
                id(app.multipart("POST", "/api/v2/media", Map.of(), Map.of("file", TestPicture.png()))
                        .ok()));
        String list = known.get("/api/v1/lists/{");
        friendsNames.forEach(friend -> app.form(
                        "POST",
                        "/api/v1/lists/" + list + "/accounts",
                        "account_ids[]",
                        friend.id().toString())
                .ok());
    }

    private String made(String path, String... fields) {
        return id(app.form("POST", path, fields).ok());
    }

    private void avoidPeople() {
        Accounts accounts = community.part(Accounts.class);
        Relationships relationships = community.part(Relationships.class);
        for (int i = 0; i < several; i++) {
            relationships.block(member.id(), newAccount(accounts));
            relationships.hideDomain(member.id(), DomainName.parse("server" + i + ".example"));
            relationships.mute(member.id(), newAccount(accounts), true, Optional.empty());
        }
        app.form("PATCH", "/api/v1/accounts/update_credentials", "locked", "true")
                .ok();
        for (int i = 0; i < several; i++) {
            community.part(Follows.class).start(newAccount(accounts), member.id(), true, false);
        }
    }

    private static AccountId newAccount(Accounts accounts) {
        String name = "quiet" + NAMES.incrementAndGet() + "_"
                + ProcessHandle.current().pid();
        return accounts.create(name, name).id();
    }

    private void beTold() {
        app.form("PATCH", "/api/v2/notifications/policy", "for_not_following", "filter")
                .ok();
        ApiClient unknown = ApiClient.of(community.stranger());
        post(unknown, "Hello @" + member.name());
        await().until(() -> !app.get("/api/v1/notifications/requests").ok().isEmpty());
        known.put(
                "/api/v1/notifications/requests/{",
                id(app.get("/api/v1/notifications/requests").ok().get(0)));
        known.put(
                "/api/v1/notifications/{",
                id(app.get("/api/v1/notifications").ok().get(0)));
        for (JsonNode group : app.get("/api/v2/notifications").ok().get("notification_groups")) {
            String key = group.get("group_key").asString();
            if (key.startsWith("favourite")) {
                known.put("/api/v2/notifications/{", key);
            }
        }
    }
}
