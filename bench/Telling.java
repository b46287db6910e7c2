package bench;

import bench.Table.Budget;
import java.util.List;

/** From the moment a post is sent until it has arrived on a follower's open streams, one post at a time on an otherwise idle server. */
final class Telling {
    private static final long PAUSE_MILLIS = 20;

    private final Bench.Scale scale;
    private final Server server;
    private final List<String> texts;
    private final Table table;

    Telling(Bench.Scale scale, Server server, List<String> texts, Table table) {
        this.scale = scale;
        this.server = server;
        this.texts = texts;
        this.table = table;
    }

    /** The quantiles of each run. */
    private record Quantiles(Samples half, Samples most) {
        Quantiles() {
            this(new Samples(), new Samples());
        }

        void add(Samples millis) {
            half.add(millis.median());
            most.add(millis.quantile(0.99));
        }
    }

    void run() throws Exception {
        Bench.say("telling");
        List<byte[]> requests = texts.stream()
                .map(text -> Publishing.request(Seed.THOUSAND_FOLLOWERS.getFirst(), text))
                .toList();
        try (Streams streams = Streams.open(server.port(), Seed.FOLLOWER);
                Http http = new Http(server.port());
                Echo echo = new Echo()) {
            Quantiles socket = new Quantiles();
            Quantiles events = new Quantiles();
            Quantiles echoes = new Quantiles();
            publish(requests, http, streams, new Quantiles(), new Quantiles());
            listen(echo, new Quantiles());
            for (int i = 0; i < scale.runs(); i++) {
                publish(requests, http, streams, socket, events);
                listen(echo, echoes);
            }
            String yardstick = "TCP there and back";
            table.add("sent → seen, WebSocket, p50", "ms", socket.half(), yardstick, echoes.half(), new Budget.None());
            table.add(
                    "sent → seen, WebSocket, p99",
                    "ms",
                    socket.most(),
                    yardstick,
                    echoes.most(),
                    new Budget.AtMost(25));
            table.add(
                    "sent → seen, server-sent events, p50",
                    "ms",
                    events.half(),
                    yardstick,
                    echoes.half(),
                    new Budget.None());
            table.add(
                    "sent → seen, server-sent events, p99",
                    "ms",
                    events.most(),
                    yardstick,
                    echoes.most(),
                    new Budget.AtMost(25));
        }
    }

    private void publish(List<byte[]> requests, Http http, Streams streams, Quantiles socket, Quantiles events)
            throws Exception {
        Samples onSocket = new Samples();
        Samples onEvents = new Samples();
        for (int i = 0; i < scale.livePosts(); i++) {
            long sent = System.nanoTime();
            http.ask(requests.get(i % requests.size())).requireOk();
            onSocket.add((streams.nextOnSocket() - sent) / 1e6);
            onEvents.add((streams.nextOnEvents() - sent) / 1e6);
            Thread.sleep(PAUSE_MILLIS);
        }
        socket.add(onSocket);
        events.add(onEvents);
    }

    private void listen(Echo echo, Quantiles echoes) throws Exception {
        Samples millis = new Samples();
        for (int i = 0; i < scale.livePosts(); i++) {
            long sent = System.nanoTime();
            echo.once();
            millis.add((System.nanoTime() - sent) / 1e6);
            Thread.sleep(1);
        }
        echoes.add(millis);
    }
}
