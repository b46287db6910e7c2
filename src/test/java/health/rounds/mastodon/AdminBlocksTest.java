package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.blocklists.DomainName;
import health.rounds.identity.Role;
import health.rounds.identity.SignUp;
import health.rounds.identity.SignUpOutcome;
import health.rounds.identity.SignUps;
import health.rounds.identity.User;
import health.rounds.testkit.Community;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AdminBlocksTest {
    private static final String SERVERS = "/api/v1/admin/domain_blocks";
    private static final String ALLOWED = "/api/v1/admin/domain_allows";
    private static final String DOMAINS = "/api/v1/admin/email_domain_blocks";
    private static final String EMAILS = "/api/v1/admin/canonical_email_blocks";
    private static final String NETWORKS = "/api/v1/admin/ip_blocks";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ApiClient app = AdminClient.of(Role.ADMIN);
    private final String domain = "server" + COUNT.incrementAndGet() + ".example";

    @Test
    void serverIsBlockedChangedAndLetInAgain() {
        JsonNode made = app.form("POST", SERVERS, "domain", "HTTPS://" + domain.toUpperCase(Locale.ROOT) + ":443/")
                .ok();
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "domain",
                        "digest",
                        "created_at",
                        "severity",
                        "reject_media",
                        "reject_reports",
                        "private_comment",
                        "public_comment",
                        "obfuscate");
        assertThat(made.get("domain").asString()).isEqualTo(domain);
        assertThat(made.get("digest").asString()).matches("[0-9a-f]{64}");
        assertThat(made.get("created_at").asString()).matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(made.get("severity").asString()).isEqualTo("silence");
        assertThat(made.get("reject_media").isBoolean()).isTrue();
        assertThat(made.get("private_comment").isNull()).isTrue();
        assertThat(app.get(SERVERS + "/" + id(made)).ok()).isEqualTo(made);

        JsonNode changed = app.json(
                        "PUT",
                        SERVERS + "/" + id(made),
                        "{\"severity\":\"noop\",\"reject_media\":true,\"private_comment\":\"Asked them\","
                                + "\"public_comment\":\" Too many advertisements \"}")
                .ok();
        assertThat(changed.get("severity").asString()).isEqualTo("noop");
        assertThat(changed.get("reject_media").asBoolean()).isTrue();
        assertThat(changed.get("private_comment").asString()).isEqualTo("Asked them");
        assertThat(changed.get("public_comment").asString()).isEqualTo("Too many advertisements");
        assertThat(app.form("PUT", SERVERS + "/" + id(made), "public_comment", "")
                        .ok()
                        .get("public_comment")
                        .isNull())
                .isTrue();
        assertThat(app.delete(SERVERS + "/" + id(made)).ok().isEmpty()).isTrue();
        assertThat(app.get(SERVERS + "/" + id(made)).status()).isEqualTo(404);
        assertThat(app.delete(SERVERS + "/" + id(made)).status()).isEqualTo(404);
    }

    @Test
    void existingBlockIsShownToWhoBlocksNoMoreThanItDoes() {
        JsonNode made = app.form("POST", SERVERS, "domain", domain, "severity", "silence")
                .ok();
        for (String covered : List.of(domain, domain + ".", "a." + domain)) {
            ApiClient.Answer again = app.form("POST", SERVERS, "domain", covered, "severity", "silence");
            assertThat(again.status()).as(covered).isEqualTo(422);
            assertThat(again.json().get("error").asString()).contains(domain);
            assertThat(again.json().get("existing_domain_block")).isEqualTo(made);
        }
        app.form("POST", SERVERS, "domain", "b." + domain, "severity", "suspend")
                .ok();
    }

    @Test
    void everybodyReadsWhatMembersNoticeWithTheNameStarredOutWhereAsked() {
        app.form(
                        "POST",
                        SERVERS,
                        "domain",
                        domain,
                        "severity",
                        "suspend",
                        "obfuscate",
                        "true",
                        "public_comment",
                        "Harassment",
                        "private_comment",
                        "Secret")
                .ok();
        app.form("POST", SERVERS, "domain", "quiet." + domain + ".test", "severity", "noop")
                .ok();
        JsonNode blocks =
                ApiClient.anonymous().get("/api/v1/instance/domain_blocks").ok();
        String digest = new DomainName(domain).digest();
        JsonNode block = Stream.iterate(0, i -> i + 1)
                .limit(blocks.size())
                .map(blocks::get)
                .filter(each -> each.get("digest").asString().equals(digest))
                .findFirst()
                .orElseThrow();
        assertThat(block.propertyNames()).containsExactlyInAnyOrder("domain", "digest", "severity", "comment");
        assertThat(block.get("domain").asString()).contains("***").isNotEqualTo(domain);
        assertThat(block.get("severity").asString()).isEqualTo("suspend");
        assertThat(block.get("comment").asString()).isEqualTo("Harassment");
        assertThat(blocks.toString()).doesNotContain("Secret", "quiet.");
    }

    @Test
    void publicCommentIsScreened() {
        ApiClient.Answer held = app.form(
                "POST",
                SERVERS,
                "domain",
                domain,
                "public_comment",
                "They posted about my patient John Miller, MRN 4471123, born 3/4/1951.");
        assertThat(held.status()).isEqualTo(422);
        assertThat(held.json().get("findings").size()).isPositive();
        assertThat(texts(app.get(SERVERS + "?limit=200").ok(), "domain")).doesNotContain(domain);
        String id = id(app.form("POST", SERVERS, "domain", domain).ok());
        assertThat(app.form("PUT", SERVERS + "/" + id, "public_comment", "Their patient has the MRN 4471123.")
                        .status())
                .isEqualTo(422);
        assertThat(app.get(SERVERS + "/" + id).ok().get("public_comment").isNull())
                .isTrue();
    }

    @Test
    void allowedServerIsListedOnceAndShownWhenRemoved() {
        JsonNode made = app.form("POST", ALLOWED, "domain", domain).ok();
        assertThat(made.propertyNames()).containsExactlyInAnyOrder("id", "domain", "created_at");
        assertThat(app.form("POST", ALLOWED, "domain", domain + ".").ok()).isEqualTo(made);
        assertThat(app.get(ALLOWED + "/" + id(made)).ok()).isEqualTo(made);
        assertThat(app.delete(ALLOWED + "/" + id(made)).ok()).isEqualTo(made);
        assertThat(app.get(ALLOWED + "/" + id(made)).status()).isEqualTo(404);
    }

    @Test
    void nobodyJoinsWithABlockedEmailDomainAndTriesAreCounted() {
        JsonNode made = app.form("POST", DOMAINS, "domain", domain).ok();
        assertThat(made.propertyNames()).containsExactlyInAnyOrder("id", "domain", "created_at", "history");
        assertThat(made.get("history").size()).isEqualTo(7);
        assertThat(made.get("history").get(0).propertyNames()).containsExactlyInAnyOrder("day", "accounts", "uses");
        assertThat(app.form("POST", DOMAINS, "domain", domain).status()).isEqualTo(422);

        assertThat(join("x@" + domain, "203.0.113.50")).isInstanceOf(SignUpOutcome.TurnedAway.class);
        assertThat(join("x@Mail." + domain, "203.0.113.50")).isInstanceOf(SignUpOutcome.TurnedAway.class);
        assertThat(join("x@not" + domain, "203.0.113.50")).isInstanceOf(SignUpOutcome.Joined.class);
        JsonNode today = app.get(DOMAINS + "/" + id(made)).ok().get("history").get(0);
        assertThat(today.get("uses").asString()).isEqualTo("2");
        assertThat(today.get("accounts").asString()).isEqualTo("1");
        assertThat(texts(app.get(DOMAINS).ok(), "domain")).contains(domain);

        app.delete(DOMAINS + "/" + id(made)).ok();
        assertThat(join("x@" + domain, "203.0.113.50")).isInstanceOf(SignUpOutcome.Joined.class);
    }

    /** Mastodon: characters that mail servers pass over hid a blocked domain from the list. */
    @Test
    void cve_2026_41259_blockedEmailDomainIsKnownHoweverItIsWritten() {
        app.form("POST", DOMAINS, "domain", domain).ok();
        for (String written : List.of(
                domain.toUpperCase(Locale.ROOT),
                domain + ".",
                domain + " ",
                domain + "\t",
                domain + "\n",
                domain + "\0",
                domain + ">",
                domain + "/",
                domain + ":25",
                domain + "@elsewhere.example",
                "elsewhere.example@" + domain,
                "elsewhere.example," + domain,
                "[" + domain + "]",
                "." + domain,
                "\u200b" + domain,
                "\u00ad" + domain,
                domain.replace('.', '\u3002'),
                domain.replace('e', '\uff45'),
                "(comment)" + domain)) {
            assertThat(join("x@" + written, "203.0.113.52")).as(written).isNotInstanceOf(SignUpOutcome.Joined.class);
        }
    }

    @Test
    void nobodyJoinsWithABlockedAddressHoweverItIsWritten() {
        assertThat(app.form("POST", EMAILS + "/test", "email", "bad.one@" + domain)
                        .ok()
                        .isEmpty())
                .isTrue();
        JsonNode made = app.form("POST", EMAILS, "email", "Bad.One+x@" + domain).ok();
        assertThat(made.propertyNames()).containsExactlyInAnyOrder("id", "canonical_email_hash");
        JsonNode found =
                app.form("POST", EMAILS + "/test", "email", "badone@" + domain).ok();
        assertThat(found.size()).isOne();
        assertThat(found.get(0)).isEqualTo(made);
        assertThat(app.get(EMAILS + "/" + id(made)).ok()).isEqualTo(made);
        ApiClient.Answer again = app.form(
                "POST",
                EMAILS,
                "canonical_email_hash",
                made.get("canonical_email_hash").asString());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().get("error").asString())
                .isEqualTo("Validation failed: Canonical email hash has already been taken");

        SignUpOutcome refused = join("b.a.d.o.n.e+again@" + domain, "203.0.113.51");
        assertThat(refused).isInstanceOf(SignUpOutcome.TurnedAway.class);
        assertThat(join("goodone@" + domain, "203.0.113.51")).isInstanceOf(SignUpOutcome.Joined.class);
        app.delete(EMAILS + "/" + id(made)).ok();
        assertThat(join("badone@" + domain, "203.0.113.51")).isInstanceOf(SignUpOutcome.Joined.class);
    }

    @Test
    void networkHoldsOrRefusesSignUpsAndEveryRefusalSoundsTheSame() {
        String range = "198.18." + COUNT.incrementAndGet() + ".0/24";
        String inside = range.replace(".0/24", ".9");
        JsonNode made = app.form(
                        "POST",
                        NETWORKS,
                        "ip",
                        inside + "/24",
                        "severity",
                        "sign_up_requires_approval",
                        "comment",
                        "Dormitory",
                        "expires_in",
                        "3600")
                .ok();
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder("id", "ip", "severity", "comment", "created_at", "expires_at");
        assertThat(made.get("ip").asString()).isEqualTo(range);
        assertThat(made.get("expires_at").isString()).isTrue();
        User held = ((SignUpOutcome.Joined) join("held@" + domain, inside)).user();
        assertThat(held.approved()).isFalse();

        JsonNode changed = app.form("PUT", NETWORKS + "/" + id(made), "severity", "sign_up_block", "expires_in", "")
                .ok();
        assertThat(changed.get("severity").asString()).isEqualTo("sign_up_block");
        assertThat(changed.get("comment").asString()).isEqualTo("Dormitory");
        assertThat(changed.get("expires_at").isNull()).isTrue();
        String byNetwork = ((SignUpOutcome.TurnedAway) join("y@" + domain, inside)).reason();
        app.form("POST", DOMAINS, "domain", "mail." + domain).ok();
        String byDomain = ((SignUpOutcome.TurnedAway) join("y@mail." + domain, "203.0.113.52")).reason();
        assertThat(byNetwork).isEqualTo(byDomain).doesNotContain(domain, inside);

        ApiClient.Answer twice = app.form("POST", NETWORKS, "ip", range, "severity", "sign_up_requires_approval");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.json().get("error").asString()).isEqualTo("Validation failed: Ip has already been taken");
        app.delete(NETWORKS + "/" + id(made)).ok();
        assertThat(((SignUpOutcome.Joined) join("free@" + domain, inside))
                        .user()
                        .approved())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVERS, ALLOWED, DOMAINS, EMAILS, NETWORKS})
    void listsArePagedWithoutGapsOrRepeats(String address) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(id(
                    switch (address) {
                        case EMAILS ->
                            app.form("POST", EMAILS, "email", i + "@" + domain).ok();
                        case NETWORKS ->
                            app.form("POST", NETWORKS, "ip", "2001:db8:7::" + i, "severity", "sign_up_block")
                                    .ok();
                        default ->
                            app.form("POST", address, "domain", i + "." + domain)
                                    .ok();
                    }));
        }
        List<String> read = new ArrayList<>();
        String next = address + "?limit=2";
        for (int pages = 0; pages < 200 && !read.containsAll(made); pages++) {
            ApiClient.Answer page = app.get(next);
            read.addAll(texts(page.ok(), "id"));
            next = next(page);
        }
        assertThat(read).containsSubsequence(made).doesNotHaveDuplicates();
        assertThat(texts(app.get(address + "?limit=2&min_id=" + made.getLast()).ok(), "id"))
                .isEqualTo(made.subList(2, 4));
        assertThat(texts(app.get(address + "?since_id=" + made.get(1)).ok(), "id"))
                .containsExactly(made.getFirst());
    }

    @Test
    void scopesOfOneKindOpenNothingElse() {
        ApiClient reader = AdminClient.reader();
        for (String address : Set.of(SERVERS, ALLOWED, DOMAINS, EMAILS, NETWORKS)) {
            reader.get(address).ok();
            assertThat(reader.form("POST", address, "domain", domain).status()).isEqualTo(403);
        }
        assertThat(new TreeSet<>(texts(reader.get(SERVERS).ok(), "domain"))).doesNotContain(domain);
    }

    private static String next(ApiClient.Answer page) {
        String link = page.header("Link").orElseThrow();
        String path = link.substring(1, link.indexOf('>'));
        return path.substring(path.indexOf("/api/"));
    }

    private static SignUpOutcome join(String email, String address) {
        Community community = Community.shared();
        String name = "joins" + COUNT.incrementAndGet() + "_"
                + ProcessHandle.current().pid();
        return community
                .part(SignUps.class)
                .join(new SignUp(name, email, Community.PASSWORD, "I nurse", true), address);
    }
}
