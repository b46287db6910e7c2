package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.posts.Visibility;
import health.rounds.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of other servers' documents is understood: each software in its own shape, and what no honest one sends. */
class ReceivedDocumentsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Iri CARLA = iri("https://mastodon.example/users/carla");
    private static final Iri ANNAS_POST = iri("https://rounds.example/users/anna/posts/17");
    private static final Iri QUOTED = iri("https://rounds.example/users/anna/posts/12");

    private static final ReceivedDocuments DOCUMENTS = new ReceivedDocuments(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Iri iri(String value) {
        return Iri.parse(value).orElseThrow();
    }

    private static ReceivedDocument read(String json) {
        return DOCUMENTS.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static <T extends ReceivedDocument> T sample(String name, Class<T> type) {
        return type.cast(DOCUMENTS.read(FederationSamples.bytes(name)));
    }

    private static ReceivedNote note(String name) {
        return sample(name, ReceivedNote.class);
    }

    private static ReceivedNote noteWith(String members) {
        return (ReceivedNote) read("{\"type\":\"Note\",\"id\":\"https://a.example/1\",\"attributedTo\":"
                + "\"https://a.example/u\",\"content\":\"x\"," + members + "}");
    }

    @Test
    void everySampleIsUnderstood() {
        for (String name : FederationSamples.names()) {
            assertThat(DOCUMENTS.read(FederationSamples.bytes(name)))
                    .describedAs(name)
                    .isNotInstanceOf(ReceivedDocument.Unreadable.class)
                    .isNotInstanceOf(ReceivedDocument.Other.class);
        }
    }

    @Test
    void mastodonsActorIsRead() {
        ReceivedActor carla = sample("mastodon-actor", ReceivedActor.class);
        assertThat(carla.kind()).isEqualTo(ReceivedActor.Kind.PERSON);
        assertThat(carla.username()).isEqualTo("carla");
        assertThat(carla.name()).isEqualTo("Carla :heart:");
        assertThat(carla.bioHtml()).startsWith("<p>Cardiology. <a href=").doesNotContain("script");
        assertThat(carla.url()).isEqualTo("https://mastodon.example/@carla");
        assertThat(carla.inbox()).isEqualTo(iri("https://mastodon.example/users/carla/inbox"));
        assertThat(carla.sharedInbox()).contains(iri("https://mastodon.example/inbox"));
        assertThat(carla.featured()).isPresent();
        assertThat(carla.avatar()).contains("https://files.mastodon.example/avatar.jpg");
        assertThat(carla.header()).contains("https://files.mastodon.example/header.png");
        assertThat(carla.fields()).hasSize(1);
        assertThat(carla.fields().getFirst().html()).contains(">clinic.example/</a>");
        assertThat(carla.keys()).hasSize(1);
        assertThat(carla.keys().getFirst().owner()).isEqualTo(CARLA);
        assertThat(carla.alsoKnownAs()).containsExactly(iri("https://old.example/users/carla"));
        assertThat(carla.emojis()).extracting(ReceivedEmoji::shortcode).containsExactly("heart");
        assertThat(carla.isLocked()).isTrue();
        assertThat(carla.isDiscoverable()).isTrue();
        assertThat(carla.isIndexable()).isFalse();
        assertThat(carla.joined()).contains(Instant.parse("2022-11-05T00:00:00Z"));
    }

    @Test
    void mastodonsPostIsRead() {
        ReceivedActivity.Create create = sample("mastodon-create", ReceivedActivity.Create.class);
        assertThat(create.actor()).isEqualTo(CARLA);
        ReceivedNote note = (ReceivedNote) create.object();
        assertThat(Text.plain(note.html()))
                .startsWith("@anna Look at this #ECG")
                .endsWith("Murmur");
        assertThat(note.contentWarning()).isEqualTo("Case");
        assertThat(note.isSensitive()).isTrue();
        assertThat(note.language()).contains("en");
        assertThat(note.replyTo()).contains(ANNAS_POST);
        assertThat(note.updated()).contains(Instant.parse("2026-11-20T09:20:00Z"));
        assertThat(note.audience().visibility(Optional.of(iri(CARLA + "/followers"))))
                .isEqualTo(Visibility.UNLISTED);
        assertThat(note.hashtags()).containsExactly("ecg");
        assertThat(note.mentions())
                .containsExactly(
                        new ReceivedNote.Mention(iri("https://rounds.example/users/anna"), "@anna@rounds.example"));
        assertThat(note.media()).hasSize(1);
        ReceivedNote.Picture picture = note.media().getFirst();
        assertThat(picture.altText()).isEqualTo("An ECG with ST elevation");
        assertThat(picture.focus()).contains(new ReceivedNote.Focus(0.5, -1));
        assertThat(picture.size()).contains(new ReceivedNote.Size(1200, 800));
        assertThat(picture.blurhash()).isNotEmpty();
        assertThat(note.quote())
                .contains(new ReceivedNote.Quote(
                        QUOTED, Optional.of(iri("https://rounds.example/users/anna/quote-authorizations/12")), false));
        ReceivedRules.Rule mayQuote = note.rules().quote().orElseThrow();
        assertThat(mayQuote.everyone()).isFalse();
        assertThat(mayQuote.others()).containsExactly(iri(CARLA + "/followers"));
        assertThat(mayQuote.everyoneMayAsk()).isTrue();
        assertThat(note.replies().orElseThrow().items()).containsExactly(iri(CARLA + "/statuses/1002"));
        assertThat(note.replies().orElseThrow().next()).isPresent();
        assertThat(note.counts())
                .isEqualTo(new ReceivedNote.Counts(OptionalLong.empty(), OptionalLong.of(2), OptionalLong.of(5)));
    }

    @Test
    void pollsAndVotesAreRead() {
        ReceivedNote.Poll poll = note("mastodon-question").poll().orElseThrow();
        assertThat(poll.isMultiple()).isTrue();
        assertThat(poll.options())
                .containsExactly(new ReceivedNote.Poll.Option("V1", 4), new ReceivedNote.Poll.Option("V2", 5));
        assertThat(poll.ends()).contains(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(poll.voters()).hasValue(7);
        assertThat(sample("mastodon-vote", ReceivedActivity.Create.class).object())
                .isEqualTo(new ReceivedDocument.Vote(
                        iri(CARLA + "#votes/9"), CARLA, iri("https://rounds.example/users/anna/posts/44"), "Observe"));
    }

    @Test
    void otherActivitiesAreRead() {
        assertThat(sample("mastodon-delete", ReceivedActivity.Delete.class).object())
                .isEqualTo(iri(CARLA + "/statuses/1001"));
        assertThat(sample("mastodon-undo-announce", ReceivedActivity.Undo.class).object())
                .isInstanceOfSatisfying(
                        ReceivedActivity.Announce.class,
                        boost -> assertThat(boost.object()).isEqualTo(new ReceivedDocument.Named(ANNAS_POST)));
        ReceivedActivity.Flag flag = sample("mastodon-flag", ReceivedActivity.Flag.class);
        assertThat(flag.objects()).hasSize(2);
        assertThat(flag.comment()).isEqualTo("spam & more");
        assertThat(sample("mastodon-move", ReceivedActivity.Move.class).target())
                .isEqualTo(iri("https://rounds.example/users/carla"));
        ReceivedActivity.Request request = sample("mastodon-quote-request", ReceivedActivity.Request.class);
        assertThat(request.kind()).isEqualTo(ReceivedActivity.Request.Kind.QUOTE);
        assertThat(request.object()).isEqualTo(QUOTED);
        assertThat(request.instrument()).isEqualTo(new ReceivedDocument.Named(iri(CARLA + "/statuses/1001")));
        ReceivedActivity.Accept accept = sample("accept-quote", ReceivedActivity.Accept.class);
        assertThat(accept.object()).isInstanceOf(ReceivedActivity.Request.class);
        assertThat(accept.result()).isPresent();
        assertThat(sample("accept-follow-of-string", ReceivedActivity.Accept.class)
                        .object())
                .isEqualTo(new ReceivedDocument.Named(iri("https://rounds.example/users/anna#follows/5")));
        assertThat(sample("quote-authorization", ReceivedDocument.Approval.class)
                        .author())
                .isEqualTo(CARLA);
        assertThat(sample("lemmy-dislike", ReceivedActivity.Unknown.class).type())
                .isEqualTo("Dislike");
    }

    @Test
    void gotosocialIsRead() {
        ReceivedNote note = note("gotosocial-note");
        assertThat(note.audience().visibility(Optional.of(iri("https://gts.example/users/dana/followers"))))
                .isEqualTo(Visibility.FOLLOWERS);
        assertThat(note.audience().visibility(Optional.empty())).isEqualTo(Visibility.DIRECT);
        assertThat(note.published()).contains(Instant.parse("2026-11-22T06:00:00Z"));
        assertThat(note.language()).contains("en");
        assertThat(note.rules().quote()).isEmpty();
        assertThat(note.rules().reply().orElseThrow().everyoneMayAsk()).isTrue();
        assertThat(note.rules().reply().orElseThrow().everyone()).isFalse();
        assertThat(note.contentWarning()).isEmpty();
        assertThat(note.replies().orElseThrow().next())
                .contains(iri("https://gts.example/users/dana/statuses/01JABC/replies"));
        assertThat(sample("gotosocial-key", ReceivedDocument.Keys.class).keys()).hasSize(1);
        assertThat(sample("gotosocial-like-request", ReceivedActivity.Request.class)
                        .instrument())
                .isInstanceOf(ReceivedNote.class);
    }

    @Test
    void misskeyAndAkkomaAreRead() {
        ReceivedNote note = note("misskey-note");
        assertThat(note.quote()).contains(new ReceivedNote.Quote(QUOTED, Optional.empty(), true));
        assertThat(note.html()).contains("quote-inline");
        assertThat(note.media().getFirst().altText()).isEmpty();
        assertThat(note.url()).isEqualTo("https://misskey.example/notes/a1b2");
        assertThat(sample("misskey-reaction", ReceivedActivity.Like.class).emoji())
                .contains(":blobheart:");
        assertThat(sample("pleroma-reaction", ReceivedActivity.Like.class).emoji())
                .contains("🫀");
        ReceivedNote akkoma = note("akkoma-note");
        assertThat(akkoma.quote()).contains(new ReceivedNote.Quote(QUOTED, Optional.empty(), true));
        assertThat(akkoma.hashtags()).containsExactly("old");
        assertThat(akkoma.media().getFirst().url()).isEqualTo("https://akkoma.example/media/c.png");
        assertThat(akkoma.language()).contains("nl");
    }

    @Test
    void groupsAreRead() {
        ReceivedActor group = sample("lemmy-group", ReceivedActor.class);
        assertThat(group.kind()).isEqualTo(ReceivedActor.Kind.GROUP);
        ReceivedNote page = note("lemmy-page");
        assertThat(Text.plain(page.html()))
                .isEqualTo("New <guideline> on HFpEF\n\nKey points:\n\nSGLT2\n\nhttps://journal.example/hfpef\n\n"
                        + "https://lemmy.example/post/42");
        assertThat(page.group()).contains(group.iri());
        assertThat(page.audience().visibility(Optional.empty())).isEqualTo(Visibility.PUBLIC);
        assertThat(page.media()).isEmpty();
        assertThat(page.linked()).hasValueSatisfying(linked -> {
            assertThat(linked.url()).isEqualTo("https://journal.example/hfpef");
            assertThat(linked.title()).isEqualTo("New <guideline> on HFpEF");
            assertThat(linked.picture())
                    .map(ReceivedNote.Picture::url)
                    .contains("https://lemmy.example/pictrs/image/1.webp");
        });
        assertThat(sample("lemmy-announce", ReceivedActivity.Announce.class).object())
                .isInstanceOf(ReceivedActivity.Create.class);
        assertThat(sample("lemmy-announce-page", ReceivedActivity.Announce.class)
                        .object())
                .isEqualTo(new ReceivedDocument.Named(iri("https://elsewhere.example/post/1")));
        ReceivedActivity.Undo undo =
                (ReceivedActivity.Undo) sample("lemmy-undo-in-announce", ReceivedActivity.Announce.class)
                        .object();
        assertThat(undo.object()).isInstanceOf(ReceivedActivity.Like.class);
    }

    @Test
    void whatIsMoreThanAPostBecomesTitleTextAndLink() {
        assertThat(Text.plain(note("peertube-video").html()))
                .isEqualTo("Echo views\n\nAll **five** views\nand <more>\n\nhttps://peertube.example/videos/watch/1f");
        assertThat(note("peertube-video").author()).isEqualTo(iri("https://peertube.example/accounts/jo"));
        assertThat(note("peertube-video").media())
                .extracting(ReceivedNote.Picture::url)
                .containsExactly("https://peertube.example/preview.jpg");
        assertThat(note("peertube-video").hashtags()).containsExactly("echo");
        assertThat(Text.plain(note("mobilizon-event").html()))
                .isEqualTo(
                        "Heart day\n\n2026-12-01 18:00 UTC+01:00 – 2026-12-01 20:00 UTC+01:00, Lecture hall 2\n\nProgramme\n\n"
                                + "https://mobilizon.example/events/5c");
        assertThat(Text.plain(note("wordpress-article").html()))
                .isEqualTo("On auscultation\n\nA short history.\n\nhttps://blog.example/auscultation/");
        assertThat(note("wordpress-article").contentWarning()).isEmpty();
        ReceivedNote image = note("image-post");
        assertThat(image.media())
                .extracting(ReceivedNote.Picture::url)
                .containsExactly("https://gallery.example/photo/3.jpg");
        assertThat(image.published()).contains(NOW);
        assertThat(image.audience().toEveryone()).isTrue();
    }

    @Test
    void quirksAreRead() {
        ReceivedNote hubzilla = note("hubzilla-note");
        assertThat(hubzilla.url()).isEqualTo("https://hub.example/display/77");
        assertThat(hubzilla.published()).contains(Instant.parse("2026-11-12T10:00:00Z"));
        assertThat(hubzilla.html()).isEqualTo("one<br />two");
        assertThat(note("snac-note").audience().toEveryone()).isTrue();
        ReceivedActor bridged = sample("bridgy-actor", ReceivedActor.class);
        assertThat(bridged.username()).isEqualTo("hank.example");
        assertThat(bridged.avatar()).contains("https://cdn.example/hank.jpg");
        assertThat(bridged.alsoKnownAs()).isEmpty();
        ReceivedDocument.Collection page = sample("mastodon-outbox-page", ReceivedDocument.Collection.class);
        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).isPresent();
    }

    @Test
    void idsAreHttpsAddressesWithAHost() {
        for (String id : List.of(
                "http://a.example/1",
                "https:///1",
                "https://",
                "ftp://a.example/1",
                "javascript:alert(1)",
                "https://user@a.example/1",
                "https://a.example:99999/1",
                "https://a.example\\\\@b.example/1",
                "https://a..example/1",
                "https://a_b.example/1",
                "https://a.example/ 1",
                "tag:a.example,2026:1",
                "")) {
            assertThat(read("{\"type\":\"Note\",\"id\":\"" + id + "\",\"attributedTo\":\"https://a.example/u\"}"))
                    .describedAs(id)
                    .isInstanceOf(ReceivedDocument.Unreadable.class);
        }
    }

    @Test
    void pageOnAnotherServerIsNotLinked() {
        assertThat(noteWith("\"url\":\"https://bank.example/1\"").url()).isEqualTo("https://a.example/1");
        assertThat(noteWith("\"url\":\"javascript:alert(1)\"").url()).isEqualTo("https://a.example/1");
    }

    @Test
    void datesThatCannotBeAreMoved() {
        assertThat(noteWith("\"published\":\"2999-01-01T00:00:00Z\"").published())
                .contains(NOW);
        assertThat(noteWith("\"published\":\"0001-01-01T00:00:00Z\"").published())
                .contains(ReceivedLimits.OLDEST);
        assertThat(noteWith("\"published\":\"+999999999-12-31T23:59:59Z\"").published())
                .contains(NOW);
        assertThat(noteWith("\"published\":\"yesterday\"").published()).isEmpty();
    }

    @Test
    void lengthsAreCapped() {
        String names = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"type\":\"Mention\",\"href\":\"https://a.example/" + i + "\",\"name\":\"@a\"},"
                        + "{\"type\":\"Hashtag\",\"name\":\"#a" + i + "\"}")
                .collect(Collectors.joining(","));
        ReceivedNote note = noteWith("\"tag\":[" + names + "],\"summary\":\"" + "ä".repeat(9000) + "\",\"attachment\":["
                + IntStream.range(0, 20)
                        .mapToObj(i -> "{\"type\":\"Image\",\"url\":\"https://a.example/" + i + ".png\",\"name\":\""
                                + "b".repeat(20_000) + "\"}")
                        .collect(Collectors.joining(","))
                + "]");
        assertThat(note.mentions()).hasSize(ReceivedLimits.MENTIONS);
        assertThat(note.hashtags()).hasSize(ReceivedLimits.HASHTAGS);
        assertThat(note.media()).hasSize(ReceivedLimits.MEDIA);
        assertThat(note.media().getFirst().altText()).hasSize(ReceivedLimits.ALT);
        assertThat(note.contentWarning()).hasSize(ReceivedLimits.LINE);
    }

    /** CVE-2026-23962. */
    @Test
    void pollOfCountlessAnswersIsRefused() {
        String options = IntStream.range(0, 51)
                .mapToObj(i -> "{\"type\":\"Note\",\"name\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        assertThat(read(
                        "{\"type\":\"Question\",\"id\":\"https://a.example/1\",\"attributedTo\":\"https://a.example/u\",\"oneOf\":["
                                + options + "]}"))
                .isEqualTo(new ReceivedDocument.Unreadable("The poll has more than 50 answers."));
    }

    @Test
    void documentsThatHurtTheirReaderAreRefused() {
        for (String document : List.of(
                "",
                "null",
                "[]",
                "42",
                "{",
                "{}}",
                "{\"id\":\"https://a.example/1\"} trailing",
                "{\"type\":\"Note\",\"type\":\"Person\"}",
                "[".repeat(100_000),
                "{\"a\":".repeat(50) + "1" + "}".repeat(50),
                "{\"a\":" + "9".repeat(500) + "}",
                "{\"a\":[" + "1,".repeat(200_000) + "1]}",
                "{\"a\":\"" + "x".repeat(ReceivedLimits.BYTES) + "\"}",
                "\u0000",
                "<html></html>")) {
            assertThat(read(document)).isInstanceOf(ReceivedDocument.Unreadable.class);
        }
    }

    @Test
    void unknownTypesAreNoError() {
        assertThat(read("{\"type\":\"Travel\",\"id\":\"https://a.example/1\"}"))
                .isEqualTo(new ReceivedDocument.Other(Optional.of(iri("https://a.example/1")), "Travel"));
        assertThat(read("{\"type\":\"Arrive\",\"actor\":\"https://a.example/u\",\"object\":{}}"))
                .isInstanceOf(ReceivedActivity.Unknown.class);
    }

    @Test
    void signaturesInsideOfDocumentsChangeNothing() {
        assertThat(noteWith("\"signature\":{\"type\":\"RsaSignature2017\",\"creator\":\"https://b.example/u#k\"}"))
                .isEqualTo(noteWith("\"to\":[]"));
    }

    @Test
    void actorsWithoutANameOrInboxAreRefused() {
        String actor =
                "{\"type\":\"Person\",\"id\":\"https://a.example/u\",\"inbox\":\"https://a.example/i\",\"preferredUsername\":\"%s\"}";
        assertThat(read(actor.formatted("ben.b-c_d"))).isInstanceOf(ReceivedActor.class);
        for (String name : List.of("", "a b", "a@b", "ben\\u202e", "бен", ".ben", "x".repeat(101))) {
            assertThat(read(actor.formatted(name))).describedAs(name).isInstanceOf(ReceivedDocument.Unreadable.class);
        }
        assertThat(read("{\"type\":\"Person\",\"id\":\"https://a.example/u\",\"preferredUsername\":\"ben\"}"))
                .isInstanceOf(ReceivedDocument.Unreadable.class);
    }
}
