package bench;

import bench.Table.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long local members wait for their own posts while ten thousand deliveries go to five hundred slow and dead servers, beside the same
 * without any. The rows are written as {@code Deliveries.send} writes them, half before and half while the posts are sent.
 */
final class Delivering {
    private static final int DELIVERIES = 10_000;
    private static final int POSTS_A_RUN = 5;
    private static final long PAUSE_MILLIS = 10;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long LAST_CALLS_MILLIS = 16_000;
    private static final double MOST_SLOWER = 1.2;

    private final Bench.Scale scale;
    private final Path home;
    private final Path work;
    private final Path data;
    private final List<String> texts;
    private final Table table;
    private long nextId = System.currentTimeMillis() << 16;

    Delivering(Bench.Scale scale, Path home, Path work, Path data, List<String> texts, Table table) {
        this.scale = scale;
        this.home = home;
        this.work = work;
        this.data = data;
        this.texts = texts;
        this.table = table;
    }

    void run() throws Exception {
        Bench.say("delivering");
        try (Children.Other far = Children.elsewhere(FarServers.class, work.toString());
                Server server = Server.start(
                        home,
                        data,
                        Map.of(
                                "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                                "127.0.0.0/8",
                                "ROUNDS_EXTRA_CA",
                                FarServers.certificate(work).toString()));
                Connection database = server.database()) {
            List<String> hosts = List.of(far.line().split(" "));
            List<byte[]> requests = texts.stream()
                    .map(text -> Publishing.request(Seed.THOUSAND_FOLLOWERS.getFirst(), text))
                    .toList();
            publish(server, requests, scale.warmUpPosts(), 0);
            Samples alone = new Samples();
            Samples beside = new Samples();
            Samples half = new Samples();
            Samples halfBeside = new Samples();
            for (int i = 0; i < scale.runs(); i++) {
                add(publishSome(server, requests), half, alone);
                deliver(database, hosts, DELIVERIES / 2);
                awaitCouriers(database);
                try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
                    Future<?> rest = other.submit(() -> {
                        deliver(database, hosts, DELIVERIES / 2);
                        return null;
                    });
                    add(publishSome(server, requests), halfBeside, beside);
                    rest.get();
                }
                requireWaiting(database);
                forgetAll(database);
                Thread.sleep(LAST_CALLS_MILLIS);
            }
            table.add(
                    "publish beside 10,000 deliveries, p50",
                    "ms",
                    halfBeside,
                    "without any",
                    half,
                    new Budget.None());
            table.add(
                    "publish beside 10,000 deliveries, p99",
                    "ms",
                    beside,
                    "without any",
                    alone,
                    new Budget.TimesTheYardstick(MOST_SLOWER));
        }
    }

    private static void add(Samples millis, Samples half, Samples most) {
        half.add(millis.median());
        most.add(millis.quantile(0.99));
    }

    private Samples publishSome(Server server, List<byte[]> requests) throws IOException, InterruptedException {
        return publish(server, requests, scale.livePosts() * POSTS_A_RUN, PAUSE_MILLIS);
    }

    /** On a connection of its own, as the server closes one that is silent for half a minute. */
    private static Samples publish(Server server, List<byte[]> requests, int posts, long pause)
            throws IOException, InterruptedException {
        Samples millis = new Samples();
        try (Http http = new Http(server.port())) {
            for (int i = 0; i < posts; i++) {
                long sent = System.nanoTime();
                http.ask(requests.get(i % requests.size())).requireOk();
                millis.add((System.nanoTime() - sent) / 1e6);
                Thread.sleep(pause);
            }
        }
        return millis;
    }

    /** An activity for each round of all servers, in the name of the community. */
    private void deliver(Connection database, List<String> hosts, int deliveries) throws SQLException {
        int each = deliveries / hosts.size();
        for (int round = 0; round < each; round++) {
            long activity = nextId++;
            List<Object> lines = new ArrayList<>();
            List<Object> inboxes = new ArrayList<>();
            for (int i = 0; i < hosts.size(); i++) {
                lines.add(activity * 31 * hosts.size() + i);
                inboxes.add("https://" + hosts.get(i) + "/inbox");
            }
            try (PreparedStatement body =
                            database.prepareStatement("insert into outgoing_activities values (?, null, null, false, ?)");
                    PreparedStatement rows = database.prepareStatement(
                            """
                            insert into deliveries (line, activity, host, inbox, due)
                            select line, ?, host, inbox, now()
                            from unnest(?, ?, ?) as wanted (line, host, inbox)
                            """)) {
                body.setLong(1, activity);
                body.setBytes(2, new byte[3000]);
                body.executeUpdate();
                rows.setLong(1, activity);
                rows.setArray(2, array(database, "bigint", lines));
                rows.setArray(3, array(database, "text", List.copyOf(hosts)));
                rows.setArray(4, array(database, "text", inboxes));
                rows.executeUpdate();
            }
        }
    }

    private static Array array(Connection database, String type, List<?> values) throws SQLException {
        return database.createArrayOf(type, values.toArray());
    }

    /** They look for what another process wrote every half minute. */
    private static void awaitCouriers(Connection database) throws SQLException, InterruptedException, IOException {
        long begun = System.currentTimeMillis();
        while (count(database, "attempts > 0") < 16) {
            if (System.currentTimeMillis() - begun > PATIENCE_MILLIS) {
                throw new IOException("Nothing is delivered");
            }
            Thread.sleep(200);
        }
    }

    private static void requireWaiting(Connection database) throws SQLException, IOException {
        if (count(database, "true") < DELIVERIES / 4) {
            throw new IOException("Nearly everything was delivered before the last post: the figure means nothing");
        }
    }

    private static long count(Connection database, String which) throws SQLException {
        try (Statement sql = database.createStatement();
                ResultSet found = sql.executeQuery("select count(*) from deliveries where " + which)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** As if none of these servers had ever been known. */
    private static void forgetAll(Connection database) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("truncate deliveries, outgoing_activities, delivery_servers");
        }
    }
}
