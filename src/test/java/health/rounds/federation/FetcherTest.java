package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.rounds.platform.OutsideReply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is asked of other servers, how often, and what is believed of the answers. */
class FetcherTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String NOTE = "https://good.example/n/1";
    private static final String CARLA = "https://good.example/u/carla";

    private final OtherServers others = new OtherServers();
    private final AtomicLong nanos = new AtomicLong();
    private final Fetcher fetcher = new Fetcher(
            others, new ReceivedDocuments(CLOCK), host -> !host.equals("blocked.example"), new PerServer(nanos::get));
    private final Fingers fingers = new Fingers(fetcher);

    private static Iri iri(String value) {
        return Iri.parse(value).orElseThrow();
    }

    private static ReceivedHandle handle(String name) {
        return ReceivedHandle.parse(name).orElseThrow();
    }

    private Fetched fetch(String address) {
        return fetcher.document(iri(address), Errand.forActivity(CLOCK));
    }

    private static void found(Fetched fetched, String id) {
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Found.class,
                        is -> assertThat(is.document().id()).contains(iri(id)));
    }

    @Test
    void documentIsFetchedFromItsAddress() {
        others.note(NOTE, CARLA, "");
        found(fetch(NOTE), NOTE);
        found(fetch(NOTE + "#part"), NOTE);
    }

    @Test
    void pageLeadsToTheDocumentOfItsId() {
        others.note(NOTE, CARLA, "").document("https://good.example/@carla/1", note(NOTE, CARLA));
        found(fetch("https://good.example/@carla/1"), NOTE);
    }

    /** CVE-2024-23832. */
    @Test
    void documentOfAnotherServerIsAskedOfThatServer() {
        others.document("https://evil.example/n/1", note(NOTE, CARLA).replace("\"x\"", "\"forged\""));
        others.note(NOTE, CARLA, "");
        assertThat(fetch("https://evil.example/n/1"))
                .isInstanceOfSatisfying(
                        Fetched.Found.class,
                        is -> assertThat(((ReceivedNote) is.document()).html()).isEqualTo("x"));
        assertThat(others.asked()).containsExactly("https://evil.example/n/1", NOTE);
    }

    @Test
    void addressThatNeverAnswersWithItsOwnIdIsGivenUp() {
        others.document(NOTE, note("https://good.example/n/2", CARLA))
                .document("https://good.example/n/2", note("https://good.example/n/3", CARLA));
        assertThat(fetch(NOTE)).isInstanceOf(Fetched.Refused.class);
        assertThat(others.asked()).hasSize(2);
    }

    /** CVE-2024-23832: the address that answers counts, so an open redirect of a good server helps nobody. */
    @Test
    void redirectToAnotherServerGivesThatServersDocumentsOnly() {
        others.redirect("https://good.example/go", "https://evil.example/n/1")
                .document("https://evil.example/n/1", note("https://good.example/go", CARLA));
        assertThat(fetch("https://good.example/go")).isInstanceOf(Fetched.Refused.class);
    }

    @Test
    void documentOfTheAddressThatRedirectsIsNoneOfTheOneThatAnswers() {
        others.redirect("https://good.example/a", NOTE).note(NOTE, CARLA, "");
        found(fetch("https://good.example/a"), NOTE);
        others.redirect("https://good.example/b", "https://good.example/c")
                .document("https://good.example/c", note("https://good.example/b", CARLA));
        assertThat(fetch("https://good.example/b")).isInstanceOf(Fetched.Refused.class);
    }

    @Test
    void serversWithWhichWeDoNotSpeakAreNotHeard() {
        assertThat(fetch("https://blocked.example/n/1")).isInstanceOf(Fetched.NotAsked.class);
        assertThat(others.asked()).isEmpty();
        others.redirect("https://good.example/q", "https://blocked.example/n/1")
                .note("https://blocked.example/n/1", "https://blocked.example/u", "");
        assertThat(fetch("https://good.example/q")).isInstanceOf(Fetched.Refused.class);
    }

    /** CVE-2024-25623. */
    @Test
    void filesThatLookLikeDocumentsAreNone() {
        others.page(NOTE, 200, Map.of("content-type", "text/plain"), note(NOTE, CARLA));
        assertThat(fetch(NOTE)).isInstanceOf(Fetched.Refused.class);
    }

    @Test
    void whatIsGoneIsGone() {
        others.page(NOTE, 410, Map.of(), "");
        assertThat(fetch(NOTE)).isInstanceOf(Fetched.Gone.class);
        others.document("https://good.example/n/2", "{\"type\":\"Tombstone\",\"id\":\"https://good.example/n/2\"}");
        assertThat(fetch("https://good.example/n/2")).isInstanceOf(Fetched.Gone.class);
    }

    @Test
    void whatFailedIsNotAskedAgainForAWhile() {
        for (int i = 0; i < 5; i++) {
            assertThat(fetch(NOTE)).isInstanceOf(Fetched.Failed.class);
        }
        assertThat(others.asked()).hasSize(1);
    }

    @Test
    void manyWhoWantADocumentAtOnceFetchItOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        others.otherwise(address -> {
            asked.countDown();
            await(answer);
            return Optional.of(OtherServers.json(note(NOTE, CARLA)));
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Fetched>> all = new ArrayList<>();
            all.add(threads.submit(() -> fetch(NOTE)));
            await(asked);
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> fetch(NOTE)));
            }
            TimeUnit.MILLISECONDS.sleep(100);
            answer.countDown();
            for (Future<Fetched> one : all) {
                found(one.get(), NOTE);
            }
        }
        // Those who came after it was there asked anew; nobody asked while it was on its way.
        assertThat(others.asked()).hasSizeLessThan(5);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** CVE-2022-46405: a post by an author who answers a post by an author, each on a server of their own, without end. */
    @Test
    void cve202246405() {
        others.otherwise(address -> Optional.of(endless(address.getHost())));
        Errand errand = Errand.forActivity(CLOCK);
        Iri next = iri("https://1.evil.example/n");
        int steps = 0;
        while (fetcher.document(next, errand) instanceof Fetched.Found found && steps < 1_000) {
            next = ((ReceivedNote) found.document()).replyTo().orElseThrow();
            steps++;
        }
        assertThat(steps).isLessThanOrEqualTo(8);
        assertThat(others.asked()).hasSizeLessThanOrEqualTo(30);
        // Whoever sends many such posts is slowed by what may be asked of all names below one.
        for (int i = 0; i < 1_000; i++) {
            fetch("https://w" + i + ".evil.example/n");
        }
        assertThat(others.asked()).hasSizeLessThanOrEqualTo(300);
        found(fetch("https://1.other.example/n"), "https://1.other.example/n");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        found(fetch("https://later.evil.example/n"), "https://later.evil.example/n");
    }

    private static OutsideReply endless(String host) {
        int number = host.startsWith("1.") ? 2 : 3;
        return OtherServers.json(note("https://" + host + "/n", "https://" + host + "/u")
                .replace("\"content\"", "\"inReplyTo\":\"https://" + number + "x" + host + "/n\",\"content\""));
    }

    @Test
    void namesBelowOneRegisteredNameAreOne() {
        assertThat(PerServer.site("a.b.evil.example")).isEqualTo("evil.example");
        assertThat(PerServer.site("evil.example:8443")).isEqualTo("evil.example");
        assertThat(PerServer.site("nhs.trust.co.uk")).isEqualTo("trust.co.uk");
        assertThat(PerServer.site("localhost")).isEqualTo("localhost");
        assertThat(PerServer.site("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void collectionsAreReadPageAfterPageAndNeverInCircles() {
        String page = "https://good.example/r?page=";
        others.document(
                        page + 1,
                        "{\"type\":\"CollectionPage\",\"id\":\"" + page
                                + "1\",\"items\":[\"https://a.example/1\"],\"next\":\"" + page + "2\"}")
                .document(
                        page + 2,
                        "{\"type\":\"CollectionPage\",\"items\":[\"https://a.example/2\",\"https://a.example/1\"],\"next\":\""
                                + page + "1\"}");
        ReceivedDocument.Collection first = new ReceivedDocument.Collection(
                Optional.empty(), OptionalLong.empty(), List.of(), Optional.of(iri(page + 1)));
        assertThat(fetcher.items(first, iri(NOTE), 10, Errand.forActivity(CLOCK)))
                .containsExactly(iri("https://a.example/1"), iri("https://a.example/2"));
        assertThat(fetcher.items(first, iri(NOTE), 1, Errand.forActivity(CLOCK)))
                .hasSize(1);
        assertThat(fetcher.items(first, iri("https://elsewhere.example/1"), 10, Errand.forActivity(CLOCK)))
                .isEmpty();
    }

    @Test
    void endlessCollectionsEnd() {
        others.otherwise(address -> Optional.of(
                OtherServers.json("{\"type\":\"CollectionPage\",\"items\":[],\"next\":\"https://good.example/p"
                        + System.nanoTime() + "\"}")));
        ReceivedDocument.Collection first = new ReceivedDocument.Collection(
                Optional.empty(), OptionalLong.empty(), List.of(), Optional.of(iri("https://good.example/p")));
        assertThat(fetcher.items(first, iri(NOTE), 10, Errand.forThread(CLOCK))).isEmpty();
        assertThat(others.asked()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void namesAreAskedOfTheirServer() throws Later {
        others.finger("good.example", "carla@good.example", "Carla@short.example", CARLA);
        assertThat(fingers.ask(handle("carla@good.example"), Errand.forActivity(CLOCK)))
                .contains(new ReceivedFinger(handle("carla@short.example"), iri(CARLA), Optional.empty()));
    }

    @Test
    void hostMetaIsAskedWhereWebFingerIsElsewhere() throws Later {
        others.page(
                "https://short.example/.well-known/webfinger?resource=acct%3Acarla%40short.example", 404, Map.of(), "");
        others.page(
                "https://short.example/.well-known/host-meta", 200, Map.of("content-type", "application/xrd+xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE XRD [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
                  <Link rel="lrdd" template="https://good.example/.well-known/webfinger?resource={uri}"/>
                </XRD>
                """);
        others.page(
                "https://good.example/.well-known/webfinger?resource=acct%3Acarla%40short.example",
                200,
                Map.of(),
                "{\"subject\":\"acct:carla@short.example\",\"links\":[{\"rel\":\"self\",\"type\":\"application/activity+json\",\"href\":\""
                        + CARLA + "\"}]}");
        assertThat(fingers.ask(handle("carla@short.example"), Errand.forActivity(CLOCK)))
                .contains(new ReceivedFinger(handle("carla@short.example"), iri(CARLA), Optional.empty()));
    }

    @Test
    void unknownNamesAreNotAskedForAgainForAWhile() throws Later {
        others.page(
                "https://good.example/.well-known/webfinger?resource=acct%3Anobody%40good.example", 404, Map.of(), "");
        for (int i = 0; i < 5; i++) {
            assertThat(fingers.ask(handle("nobody@good.example"), Errand.forActivity(CLOCK)))
                    .isEmpty();
        }
        assertThat(others.asked()).hasSize(2); // and host-meta
    }

    @Test
    void whoDoesNotAnswerIsAskedLater() {
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(Later.class)
                    .isThrownBy(() -> fingers.ask(handle("nobody@good.example"), Errand.forActivity(CLOCK)));
        }
        assertThat(others.asked()).hasSize(1);
    }

    private static String note(String id, String author) {
        return "{\"type\":\"Note\",\"id\":\"%s\",\"attributedTo\":\"%s\",\"content\":\"x\"}".formatted(id, author);
    }
}
