package health.rounds.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Five hundred servers, of which nearly all are dead: they accept a connection and never say a word. */
class FairnessTest {
    private static final int DEAD = 480;
    private static final int LIVE = 20;
    private static final int EACH = 10;

    @Test
    void deadServersHoldUpNoLiveOne() throws IOException {
        List<FakeServer> live =
                IntStream.range(0, LIVE).mapToObj(i -> new FakeServer()).toList();
        try (Silence silence = new Silence();
                DeliveriesRig rig = new DeliveriesRig().open()) {
            URI[] all = Stream.concat(silence.inboxes(), live.stream().map(FakeServer::inbox))
                    .toArray(URI[]::new);
            rig.send("first", "first", live.stream().map(FakeServer::inbox).toArray(URI[]::new));
            await().until(() -> rig.waiting() == 0);

            for (int i = 0; i < EACH; i++) {
                rig.send("object " + i, "hello " + i, all);
            }
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(live)
                            .allSatisfy(server -> assertThat(server.taken()).hasSize(1 + EACH)));
            // What has arrived is noted a moment later.
            await().untilAsserted(() -> assertThat(rig.waiting()).isEqualTo((long) DEAD * EACH));
            assertThat(rig.sql
                            .sql("select count(*) from deliveries where attempts > 0")
                            .query(Long.class)
                            .single())
                    .as("most of what is for the dead has not even been tried")
                    .isLessThan((long) DEAD * EACH / 2);
        } finally {
            live.forEach(FakeServer::close);
        }
    }

    /** Answers at every address of 127.0.0.0/8, and says nothing. */
    private static final class Silence implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 1000, InetAddress.ofLiteral("0.0.0.0"));
        private final List<Socket> open = new CopyOnWriteArrayList<>();

        Silence() throws IOException {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        open.add(socket.accept());
                    }
                } catch (IOException e) {
                    // closed
                }
            });
        }

        Stream<URI> inboxes() {
            return IntStream.range(0, DEAD)
                    .mapToObj(i -> URI.create(
                            "https://127.0.%d.%d:%d/inbox".formatted(1 + i / 250, 1 + i % 250, socket.getLocalPort())));
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        }
    }
}
