package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.federation.Origins.Belief;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may say what, each rule with the failure of others that it prevents. */
class OriginsTest {
    private static final ReceivedDocuments DOCUMENTS = new ReceivedDocuments(Clock.systemUTC());
    private static final Optional<String> ACTIVITY = Optional.of("application/activity+json; charset=utf-8");
    private static final Belief BELIEVED = new Belief.Believed();
    private static final Iri MALLORY = iri("https://evil.example/u/m");
    private static final Iri CARLA = iri("https://good.example/u/carla");
    private static final String NOTE = "{\"type\":\"Note\",\"id\":\"%s\",\"attributedTo\":\"%s\",\"content\":\"x\"}";

    private static Iri iri(String value) {
        return Iri.parse(value).orElseThrow();
    }

    private static ReceivedDocument read(String json) {
        ReceivedDocument document = DOCUMENTS.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(document).isNotInstanceOf(ReceivedDocument.Unreadable.class);
        return document;
    }

    private static ReceivedActivity activity(String type, Iri actor, String members) {
        return (ReceivedActivity) read("{\"type\":\"%s\",\"id\":\"https://%s/a/1\",\"actor\":\"%s\",%s}"
                .formatted(type, actor.host(), actor, members));
    }

    private static ReceivedActivity withNote(String type, Iri actor, String id, Iri author) {
        return activity(type, actor, "\"object\":" + NOTE.formatted(id, author));
    }

    private static void refused(Belief belief) {
        assertThat(belief).isInstanceOf(Belief.Refused.class);
    }

    private static void asked(Belief belief, String iri) {
        assertThat(belief).isEqualTo(new Belief.AskOrigin(iri(iri)));
    }

    @Test
    void ownPostsAreBelieved() {
        for (String type : List.of("Create", "Update")) {
            assertThat(Origins.of(withNote(type, CARLA, "https://good.example/n/1", CARLA), CARLA))
                    .isEqualTo(BELIEVED);
        }
    }

    /** CVE-2024-23832: what lies on another server is not an actor's to send. */
    @Test
    void cve202423832() {
        refused(Origins.of(withNote("Create", MALLORY, "https://good.example/n/1", CARLA), MALLORY));
        refused(Origins.of(withNote("Create", MALLORY, "https://good.example/n/1", MALLORY), MALLORY));
        refused(Origins.of(withNote("Update", MALLORY, "https://good.example/n/1", CARLA), MALLORY));
        // Its own post by somebody else: what its server says to a question counts, and then the author's server is
        // held against it.
        Belief belief = Origins.of(withNote("Create", MALLORY, "https://evil.example/n/1", CARLA), MALLORY);
        asked(belief, "https://evil.example/n/1");
        refused(Origins.ofFetched(
                read(NOTE.formatted("https://evil.example/n/1", CARLA)),
                iri("https://evil.example/n/1"),
                ACTIVITY,
                false));
        refused(Origins.of(
                activity(
                        "Update",
                        MALLORY,
                        "\"object\":{\"type\":\"Person\",\"id\":\"" + CARLA
                                + "\",\"inbox\":\"https://evil.example/i\",\"preferredUsername\":\"carla\"}"),
                MALLORY));
    }

    /** CVE-2024-23832: the address that answers last counts, not the one that was asked. */
    @Test
    void documentIsThatOfTheAddressWhichAnswered() {
        ReceivedDocument carlas = read(NOTE.formatted("https://good.example/n/1", CARLA));
        assertThat(Origins.ofFetched(carlas, iri("https://good.example/n/1"), ACTIVITY, false))
                .isEqualTo(BELIEVED);
        asked(Origins.ofFetched(carlas, iri("https://evil.example/n/1"), ACTIVITY, false), "https://good.example/n/1");
        asked(
                Origins.ofFetched(carlas, iri("https://good.example/@carla/1"), ACTIVITY, false),
                "https://good.example/n/1");
        refused(Origins.ofFetched(carlas, iri("https://good.example/@carla/1"), ACTIVITY, true));
        refused(Origins.ofFetched(
                read("{\"type\":\"Note\",\"id\":\"https://good.example/n/1\",\"attributedTo\":\"%s\"}"
                        .formatted(MALLORY)),
                iri("https://good.example/n/1"),
                ACTIVITY,
                false));
        refused(Origins.ofFetched(read("{\"type\":\"Travel\"}"), iri("https://good.example/n/1"), ACTIVITY, false));
    }

    /** CVE-2024-25623: files that members uploaded are served with other types. */
    @Test
    void cve202425623() {
        ReceivedDocument carlas = read(NOTE.formatted("https://good.example/n/1", CARLA));
        Iri at = iri("https://good.example/n/1");
        for (String type : List.of(
                "text/plain",
                "application/json",
                "image/png",
                "application/ld+json",
                "application/ld+json; profile=\"https://evil.example/ns\"",
                "application/ld+json; profile=\"https://evil.example/https://www.w3.org/ns/activitystreams\"",
                "application/ld+json; x=\"profile=https://www.w3.org/ns/activitystreams2\"",
                "application/activity+jsonx",
                "text/html; application/activity+json",
                "")) {
            refused(Origins.ofFetched(carlas, at, Optional.of(type), false));
        }
        refused(Origins.ofFetched(carlas, at, Optional.empty(), false));
        for (String type : List.of(
                "application/activity+json",
                "Application/Activity+JSON;charset=UTF-8",
                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
                "application/ld+json;charset=utf-8;profile=\"https://www.w3.org/ns/activitystreams\"",
                "application/ld+json; profile=\"https://x.example/ns https://www.w3.org/ns/activitystreams\"")) {
            assertThat(Origins.ofFetched(carlas, at, Optional.of(type), false)).isEqualTo(BELIEVED);
        }
    }

    /** CVE-2023-42451: one host has one form. */
    @Test
    void cve202342451() {
        for (String same : List.of(
                "https://GOOD.example/u/carla",
                "HTTPS://good.example:443/u/carla",
                "https://good.example./u/carla",
                "https://ｇｏｏｄ.example/u/carla",
                "https://good。example/u/carla",
                "https://go\u00adod.example/u/carla")) {
            assertThat(iri(same)).describedAs(same).isEqualTo(CARLA);
        }
        assertThat(iri("https://münchen.example/").host()).isEqualTo("xn--mnchen-3ya.example");
        assertThat(iri("https://good.example:8443/u/carla").isWith(CARLA)).isFalse();
        assertThat(iri("https://gооd.example/u/carla").isWith(CARLA)).isFalse(); // Cyrillic о
        assertThat(Iri.parse("https://good.example@evil.example/u")).isEmpty();
        assertThat(Iri.parse("https://good.example%2eevil.example/u")).isEmpty();
        assertThat(Iri.parse("https://good.example\\.evil.example/u")).isEmpty();
        assertThat(iri("https://evil.example/https://good.example/").host()).isEqualTo("evil.example");
        assertThat(ReceivedHandle.parse("acct:Carla@GOOD.example."))
                .isEqualTo(ReceivedHandle.parse("@carla@good.example"))
                .isPresent();
    }

    /** CVE-2026-46349: a signature inside of the document is no signature; who sent it counts. */
    @Test
    void cve202646349() {
        String signed =
                "\"signature\":{\"type\":\"RsaSignature2017\",\"creator\":\"%s#k\",\"signatureValue\":\"AA==\"},"
                        .formatted(CARLA);
        asked(
                Origins.of(
                        activity(
                                "Create",
                                CARLA,
                                signed + "\"object\":" + NOTE.formatted("https://good.example/n/1", CARLA)),
                        MALLORY),
                "https://good.example/n/1");
        asked(
                Origins.of(activity("Delete", CARLA, signed + "\"object\":\"https://good.example/n/1\""), MALLORY),
                "https://good.example/n/1");
        for (String type : List.of("Follow", "Like", "Block", "Accept", "Undo")) {
            refused(Origins.of(activity(type, CARLA, signed + "\"object\":\"https://good.example/x\""), MALLORY));
        }
    }

    @Test
    void boostThatIsPassedOnIsAskedOf() {
        asked(
                Origins.of(activity("Announce", CARLA, "\"object\":\"https://third.example/n/1\""), MALLORY),
                "https://good.example/a/1");
        assertThat(Origins.of(activity("Announce", CARLA, "\"object\":\"https://third.example/n/1\""), CARLA))
                .isEqualTo(BELIEVED);
    }

    @Test
    void nobodyDeletesOnAnotherServer() {
        refused(Origins.of(activity("Delete", MALLORY, "\"object\":\"https://good.example/n/1\""), MALLORY));
    }

    @Test
    void activityAndActorAreOfOneServer() {
        refused(Origins.of(
                (ReceivedActivity) read(("{\"type\":\"Like\",\"id\":\"https://good.example/l/1\",\"actor\":\"%s\","
                                + "\"object\":\"https://rounds.example/1\"}")
                        .formatted(MALLORY)),
                MALLORY));
    }

    @Test
    void onlyOwnDeedsAreUndone() {
        String like =
                "\"object\":{\"type\":\"Like\",\"id\":\"https://%s/l/1\",\"actor\":\"%s\",\"object\":\"https://r.example/1\"}";
        assertThat(Origins.of(activity("Undo", CARLA, like.formatted(CARLA.host(), CARLA)), CARLA))
                .isEqualTo(BELIEVED);
        refused(Origins.of(activity("Undo", MALLORY, like.formatted(CARLA.host(), CARLA)), MALLORY));
        refused(Origins.of(activity("Undo", MALLORY, "\"object\":\"https://good.example/l/1\""), MALLORY));
    }

    @Test
    void onlyWhoWasAskedAnswers() {
        String follow =
                "\"object\":{\"type\":\"Follow\",\"id\":\"https://r.example/f/1\",\"actor\":\"https://r.example/u\",\"object\":\"%s\"}";
        for (String type : List.of("Accept", "Reject")) {
            assertThat(Origins.of(activity(type, CARLA, follow.formatted(CARLA)), CARLA))
                    .isEqualTo(BELIEVED);
            refused(Origins.of(activity(type, MALLORY, follow.formatted(CARLA)), MALLORY));
        }
        String quote =
                "\"object\":{\"type\":\"QuoteRequest\",\"id\":\"https://r.example/q/1\",\"actor\":\"https://r.example/u\",\"object\":"
                        + "\"https://good.example/n/1\",\"instrument\":\"https://r.example/n/2\"},\"result\":\"%s\"";
        assertThat(Origins.of(activity("Accept", CARLA, quote.formatted("https://good.example/qa/1")), CARLA))
                .isEqualTo(BELIEVED);
        refused(Origins.of(activity("Accept", CARLA, quote.formatted("https://evil.example/qa/1")), CARLA));
        refused(Origins.of(activity("Accept", MALLORY, quote.formatted("https://evil.example/qa/1")), MALLORY));
    }

    @Test
    void onlyOwnAccountsMoveAndOnlyOwnCollectionsChange() {
        refused(Origins.of(
                activity("Move", MALLORY, "\"object\":\"%s\",\"target\":\"%s\"".formatted(CARLA, MALLORY)), MALLORY));
        refused(Origins.of(
                activity(
                        "Add",
                        MALLORY,
                        "\"object\":\"https://evil.example/n/1\",\"target\":\"https://good.example/u/carla/featured\""),
                MALLORY));
    }

    @Test
    void whoAsksNamesTheirOwnPost() {
        String ask = "\"object\":\"https://r.example/n/1\",\"instrument\":";
        refused(Origins.of(activity("QuoteRequest", MALLORY, ask + "\"https://good.example/n/1\""), MALLORY));
        refused(Origins.of(
                activity("QuoteRequest", MALLORY, ask + NOTE.formatted("https://evil.example/n/1", CARLA)), MALLORY));
        assertThat(Origins.of(
                        activity("QuoteRequest", CARLA, ask + NOTE.formatted("https://good.example/n/1", CARLA)),
                        CARLA))
                .isEqualTo(BELIEVED);
    }

    @Test
    void whatAGroupPassesOnIsAskedOfItsOrigin() {
        ReceivedActivity.Announce announce =
                (ReceivedActivity.Announce) DOCUMENTS.read(FederationSamples.bytes("lemmy-announce"));
        assertThat(Origins.of(announce, announce.actor())).isEqualTo(BELIEVED);
        asked(Origins.of((ReceivedActivity) announce.object(), announce.actor()), "https://piefed.example/comment/3");
    }

    @Test
    void onlyOwnKeysCount() {
        Iri own = iri("https://good.example/u/carla#k");
        ReceivedActor.Key good = new ReceivedActor.Key(own, CARLA, "pem", false);
        assertThat(Origins.ownKeys(
                        CARLA,
                        List.of(
                                good,
                                new ReceivedActor.Key(own, MALLORY, "pem", false),
                                new ReceivedActor.Key(iri("https://evil.example/k"), CARLA, "pem", false))))
                .containsExactly(good);
    }

    /** CVE-2024-23832 of names: actor, name and server must point at each other. */
    @Test
    void nameAndActorPointAtEachOther() {
        ReceivedActor carla = (ReceivedActor) DOCUMENTS.read(FederationSamples.bytes("mastodon-actor"));
        ReceivedHandle own = ReceivedHandle.of(carla);
        assertThat(own).hasToString("carla@mastodon.example");
        assertThat(finger("acct:Carla@mastodon.example", carla.iri().value()).agrees(carla, own))
                .isTrue();
        assertThat(finger("acct:carla@mastodon.example", MALLORY.value()).agrees(carla, own))
                .isFalse();
        assertThat(finger("acct:admin@mastodon.example", carla.iri().value()).agrees(carla, own))
                .isFalse();
        ReceivedHandle short_ = ReceivedHandle.parse("carla@good.example").orElseThrow();
        assertThat(finger("acct:carla@good.example", carla.iri().value()).agrees(carla, short_))
                .isTrue();
        assertThat(finger("acct:carla@evil.example", carla.iri().value()).agrees(carla, short_))
                .isFalse();
    }

    private static ReceivedFinger finger(String subject, String self) {
        return ReceivedFinger.read("""
                {"subject": "%s", "links": [
                  {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": "https://x.example/@x"},
                  {"rel": "self", "type": "text/html", "href": "https://x.example/no"},
                  {"rel": "self", "type": "application/activity+json", "href": "%s"}]}
                """.formatted(subject, self).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
