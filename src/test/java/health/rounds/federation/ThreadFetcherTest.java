package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostThread;
import health.rounds.posts.ThreadOpened;
import health.rounds.posts.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that began elsewhere: what is fetched of them, and what is not. */
class ThreadFetcherTest {
    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private final ReceivingRig rig = new ReceivingRig();
    private final OtherServers others = rig.others;
    private final PostsReceived received = rig.received;
    private final ThreadFetcher threads = rig.threads;
    private final String there = rig.server();

    @AfterEach
    void close() {
        rig.close();
    }

    private String json(String server, int number, Optional<String> answers, String to, String replies) {
        return """
                {"type": "Note", "id": "%s/n/%d", "attributedTo": "%s/u", "content": "Post %d", "to": "%s", "published": "%s"%s%s}
                """.formatted(
                server,
                number,
                server,
                number,
                to,
                Instant.parse("2024-03-01T00:00:00Z").plus(Duration.ofHours(number)),
                answers.map(above -> ", \"inReplyTo\": \"" + above + "\"").orElse(""),
                replies);
    }

    private String note(int number, Optional<String> answers, String replies) {
        String json = json(there, number, answers, PUBLIC, replies);
        others.document(there + "/n/" + number, json);
        return json;
    }

    private static String replies(List<String> items) {
        return items.stream()
                .collect(Collectors.joining(
                        "\", \"", ", \"replies\": {\"type\": \"Collection\", \"items\": [\"", "\"]}"));
    }

    private Optional<String> at(int number) {
        return Optional.of(there + "/n/" + number);
    }

    private Optional<Post> known(int number) {
        return rig.known(there + "/n/" + number);
    }

    private PostThread thread(PostId of) {
        return rig.community.part(Threads.class).of(of, Optional.empty());
    }

    private static List<String> texts(List<Post> those) {
        return those.stream().map(Post::text).toList();
    }

    @Test
    void openedThreadFindsWhatTheListOfItsConversationHas() throws Later {
        String top = note(1, Optional.empty(), ", \"context\": \"" + there + "/contexts/1\"");
        note(2, at(1), "");
        note(3, at(2), "");
        note(4, Optional.empty(), "");
        others.document(there + "/contexts/1", """
                {"type": "OrderedCollection", "id": "%1$s/contexts/1", "orderedItems": ["%1$s/n/4", "%1$s/n/3", "%1$s/n/2", "%1$s/n/1"]}
                """.formatted(there));
        Post kept = received.keep(rig.read(top)).orElseThrow();

        threads.opened(new ThreadOpened(kept.id()));

        await().untilAsserted(
                        () -> assertThat(texts(thread(kept.id()).descendants())).containsExactly("Post 2", "Post 3"));
        assertThat(known(4))
                .as("listed, but no answer to anything of the thread")
                .isEmpty();
    }

    @Test
    void listOfAConversationOnAnotherServerIsNotAskedFor() throws Later {
        String list = rig.server() + "/contexts/1";
        String top = note(1, Optional.empty(), ", \"context\": \"" + list + "\"");
        Post kept = received.keep(rig.read(top)).orElseThrow();

        threads.opened(new ThreadOpened(kept.id()));

        await().untilAsserted(() -> assertThat(others.asked()).contains(there + "/n/1"));
        await().pollDelay(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(others.asked()).doesNotContain(list));
    }

    @Test
    void replyFindsEverythingAboveIt() throws Later {
        note(1, Optional.empty(), "");
        note(2, at(1), "");
        note(3, at(2), "");
        ReceivedNote reply = rig.read(note(4, at(3), ""));
        Post kept = received.keep(reply).orElseThrow();
        assertThat(thread(kept.id()).ancestors()).isEmpty();

        threads.replied(reply);

        await().untilAsserted(() ->
                assertThat(texts(thread(kept.id()).ancestors())).containsExactly("Post 1", "Post 2", "Post 3"));
        assertThat(known(1).orElseThrow().createdAt()).isEqualTo(Instant.parse("2024-03-01T01:00:00Z"));
    }

    @Test
    void openedThreadFindsWhatAnswersIt() throws Later {
        String top = note(1, Optional.empty(), replies(List.of(there + "/n/2", there + "/n/3")));
        note(2, at(1), replies(List.of(there + "/n/4")));
        note(3, at(1), "");
        note(4, at(2), "");
        Post kept = received.keep(rig.read(top)).orElseThrow();

        threads.opened(new ThreadOpened(kept.id()));

        await().untilAsserted(() -> assertThat(texts(thread(kept.id()).descendants()))
                .containsExactlyInAnyOrder("Post 2", "Post 3", "Post 4"));
        int asked = others.asked().size();
        threads.opened(new ThreadOpened(kept.id()));
        await().pollDelay(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(others.asked()).hasSize(asked));
    }

    @Test
    void onlyWhatSaysItselfThatItAnswersIsAnAnswer() throws Later {
        String other = rig.server();
        others.document(other + "/n/8", json(other, 8, Optional.empty(), PUBLIC, ""));
        String top = note(1, Optional.empty(), replies(List.of(other + "/n/8", there + "/n/2")));
        note(2, at(1), "");
        Post kept = received.keep(rig.read(top)).orElseThrow();

        threads.opened(new ThreadOpened(kept.id()));

        await().untilAsserted(() -> assertThat(known(2)).isPresent());
        assertThat(rig.known(other + "/n/8")).isEmpty();
    }

    @Test
    void whatIsNotForEverybodyIsNotKept() throws Later {
        others.document(there + "/n/1", json(there, 1, Optional.empty(), there + "/u/followers", ""));
        ReceivedNote reply = rig.read(note(2, at(1), ""));
        received.keep(reply);

        threads.replied(reply);

        await().untilAsserted(() -> assertThat(others.asked()).contains(there + "/n/1"));
        await().pollDelay(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(known(1)).isEmpty());
    }

    /** CVE-2022-46405. */
    @Test
    void endlessAndCircularThreadsEnd() throws Later {
        for (int i = 1; i <= 300; i++) {
            note(i, at(i + 1), "");
        }
        ReceivedNote reply = rig.read(note(0, at(1), ""));
        received.keep(reply);
        threads.replied(reply);
        await().untilAsserted(() -> assertThat(known(1)).isPresent());
        assertThat(known(100)).isEmpty();
        assertThat(others.asked()).hasSizeLessThan(60);

        note(1001, at(1002), "");
        note(1002, at(1001), "");
        ReceivedNote circular = rig.read(note(1000, at(1001), ""));
        received.keep(circular);
        threads.replied(circular);
        await().untilAsserted(() -> assertThat(known(1001)).isPresent());
        assertThat(others.asked()).hasSizeLessThan(70);
    }

    @Test
    void manyAnswersAreFetchedUpToABound() throws Later {
        List<String> answers = IntStream.range(2, 400)
                .mapToObj(number -> {
                    note(number, at(1), "");
                    return there + "/n/" + number;
                })
                .toList();
        Post kept = received.keep(rig.read(note(1, Optional.empty(), replies(answers))))
                .orElseThrow();

        threads.opened(new ThreadOpened(kept.id()));

        await().untilAsserted(() -> assertThat(thread(kept.id()).descendants()).hasSize(50));
    }
}
