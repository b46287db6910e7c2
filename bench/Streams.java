package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A follower's open home stream, as a WebSocket and as server-sent events, and when posts arrive on each. */
final class Streams implements AutoCloseable {
    private static final int SECONDS_TO_WAIT = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Long> onSocket = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> onEvents = new LinkedBlockingQueue<>();

    private Streams() {}

    static Streams open(int port, String token) throws Exception {
        Streams streams = new Streams();
        String address = "127.0.0.1:" + port + "/api/v1/streaming";
        streams.client
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://" + address + "?stream=user&access_token=" + token),
                        new Socket(streams.onSocket))
                .get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/user"))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = streams.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        // The first heartbeat says that the stream is open.
        if (answer.statusCode() != 200 || lines.readLine() == null) {
            throw new IOException("The stream did not open: " + answer.statusCode());
        }
        Thread.ofPlatform().daemon().name("events").start(() -> streams.read(lines));
        return streams;
    }

    /** When the next post arrived at the WebSocket, by {@link System#nanoTime}. */
    long nextOnSocket() throws InterruptedException, IOException {
        return next(onSocket);
    }

    /** When the next post arrived as a server-sent event, by {@link System#nanoTime}. */
    long nextOnEvents() throws InterruptedException, IOException {
        return next(onEvents);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static long next(BlockingQueue<Long> arrivals) throws InterruptedException, IOException {
        Long arrival = arrivals.poll(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new IOException("A post did not arrive within " + SECONDS_TO_WAIT + " seconds");
        }
        return arrival;
    }

    private void read(BufferedReader lines) {
        try {
            boolean update = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    update = line.endsWith("update");
                } else if (line.startsWith("data:") && update) {
                    onEvents.add(System.nanoTime());
                }
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private static final class Socket implements WebSocket.Listener {
        private final BlockingQueue<Long> arrivals;
        private final StringBuilder message = new StringBuilder();

        Socket(BlockingQueue<Long> arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                if (message.indexOf("\"event\":\"update\"") >= 0) {
                    arrivals.add(System.nanoTime());
                }
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
