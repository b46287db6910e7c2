package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.posts.Draft;
import health.rounds.posts.PostId;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event streams behind open pages. */
@Timeout(60)
class LiveAddressesTest {
    private static final Community COMMUNITY = Community.shared();

    @Test
    void reconnectingPageGetsWhatItMissedAndThenWhatComes() throws Exception {
        Member anna = COMMUNITY.stranger();
        PostId seen = publish(anna, "Seen before the connection broke. #livegap");
        PostId missed = publish(anna, "Missed, one. #livegap");
        PostId alsoMissed = publish(anna, "Missed, two. #livegap");

        try (Stream stream = Stream.open("/live/tag/livegap?after=0", seen)) {
            List<String> caughtUp = stream.ids(missed, alsoMissed);
            PostId fresh = publish(anna, "Said while connected. #livegap");
            List<String> live = stream.ids(fresh);

            // What was seen may come again, as posts can become visible a little out of order; the page knows what it
            // has.
            assertThat(caughtUp).containsSubsequence(missed.toString(), alsoMissed.toString());
            assertThat(live).containsExactly(fresh.toString());
        }
    }

    @Test
    void pageThatMissedTooMuchIsToldToLoadAgain() throws Exception {
        Member anna = COMMUNITY.stranger();
        for (int i = 0; i < 45; i++) {
            publish(anna, "One of many, " + i + ". #livemany");
        }
        try (Stream stream = Stream.open("/live/tag/livemany?after=0", new PostId(1))) {
            assertThat(stream.names(1)).containsExactly("behind");
        }
    }

    @Test
    void withdrawnPostIsToldToOpenPages() throws Exception {
        Member anna = COMMUNITY.stranger();
        PostId post = publish(anna, "Soon gone. #livegone");
        try (Stream stream = Stream.open("/live/tag/livegone?after=0", post)) {
            stream.ids(post);
            COMMUNITY.part(Publisher.class).withdraw(anna.id(), post);
            assertThat(stream.namesUntil("removed")).endsWith("removed");
        }
    }

    @Test
    void homeStreamIsForMembersOnly() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(COMMUNITY.address("/live/home?after=0"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/sign-in");
        }
    }

    private static PostId publish(Member author, String text) {
        var outcome = COMMUNITY.part(Publisher.class).publish(author.id(), NewPost.of(Draft.of(text)));
        return ((PublishOutcome.Published) outcome).post().id();
    }

    /** An open stream, read event by event. */
    private record Stream(HttpClient client, BufferedReader lines) implements AutoCloseable {
        static Stream open(String path, PostId last) throws Exception {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
            var answer = client.send(
                    HttpRequest.newBuilder(COMMUNITY.address(path))
                            .header("Accept", "text/event-stream")
                            .header("Last-Event-ID", last.toString())
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Stream(client, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        }

        /** The ids of the events up to and with the last of those awaited. */
        List<String> ids(PostId... awaited) throws Exception {
            List<String> ids = new ArrayList<>();
            while (!ids.contains(awaited[awaited.length - 1].toString())) {
                ids.add(next("id:"));
            }
            return ids;
        }

        /** The names of the next events. */
        List<String> names(int count) throws Exception {
            List<String> names = new ArrayList<>();
            while (names.size() < count) {
                names.add(next("event:"));
            }
            return names;
        }

        /** The names of the events up to and with the first of that name. */
        List<String> namesUntil(String awaited) throws Exception {
            List<String> names = new ArrayList<>(names(1));
            while (!names.getLast().equals(awaited)) {
                names.add(next("event:"));
            }
            return names;
        }

        private String next(String field) throws Exception {
            while (true) {
                String line = lines.readLine();
                assertThat(line).as("the stream goes on").isNotNull();
                if (line.startsWith(field)) {
                    return line.substring(field.length()).strip();
                }
            }
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
