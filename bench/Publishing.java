package bench;

import bench.Load.Cost;
import bench.Table.Budget;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Posts of authors with few, many and very many followers, beside single rows inserted and committed through the same driver. */
final class Publishing {
    private static final String PATH = "/api/v1/statuses";
    private static final double FLAT = 1.2;

    private final Bench.Scale scale;
    private final Server server;
    private final List<String> texts;
    private final Table table;
    private final AtomicInteger writers = new AtomicInteger();
    private final AtomicLong ids = new AtomicLong();

    Publishing(Bench.Scale scale, Server server, List<String> texts, Table table) {
        this.scale = scale;
        this.server = server;
        this.texts = texts;
        this.table = table;
    }

    /** A request that publishes a text. */
    static byte[] request(String token, String text) {
        return Http.post(PATH, token, new JsonMapper().writeValueAsString(new Post(text)));
    }

    private record Post(String status) {}

    void run() throws Exception {
        Bench.say("publishing");
        try (Connection database = server.database();
                Statement sql = database.createStatement()) {
            sql.execute("create table bench_commits (id bigint primary key, body text not null)");
            Load.times(scale.warmUpPosts(), server::cpu, () -> writer(Seed.THOUSAND_FOLLOWERS));
            Load.times(scale.warmUpPosts(), this::commitCpu, this::committer);
            Samples few = new Samples();
            Samples thousand = new Samples();
            Samples crowd = new Samples();
            Samples commits = new Samples();
            Samples thousandDatabase = new Samples();
            Samples commitsDatabase = new Samples();
            Samples rate = new Samples();
            Samples commitRate = new Samples();
            for (int i = 0; i < scale.runs(); i++) {
                few.add(publish(Seed.FEW_FOLLOWERS).microsEach());
                Cost ofThousand = publish(Seed.THOUSAND_FOLLOWERS);
                crowd.add(publish(Seed.CROWD_OF_FOLLOWERS).microsEach());
                Cost ofCommits = Load.during(scale.seconds(), this::commitCpu, this::committer);
                thousand.add(ofThousand.microsEach());
                thousandDatabase.add(ofThousand.cpu().children() / ofThousand.times());
                commits.add(ofCommits.microsEach());
                commitsDatabase.add(ofCommits.cpu().children() / ofCommits.times());
                rate.add(ofThousand.perSecond());
                commitRate.add(ofCommits.perSecond());
            }
            String yardstick = "insert and commit";
            table.add("publish, 1,000 followers", "µs CPU", thousand, yardstick, commits, new Budget.AtMost(1500));
            table.add("   of it PostgreSQL", "µs CPU", thousandDatabase, yardstick, commitsDatabase, new Budget.None());
            table.add("publish, 10 followers", "µs CPU", few, yardstick, commits, new Budget.None());
            table.add(
                    "publish, %,d followers".formatted(scale.size().crowd()),
                    "µs CPU",
                    crowd,
                    "with 10 followers",
                    few,
                    new Budget.TimesTheYardstick(FLAT));
            table.add("publish, 1,000 followers", "a sec.", rate, yardstick, commitRate, new Budget.None());
        }
    }

    private Cost publish(List<String> tokens) throws Exception {
        return Load.during(scale.seconds(), server::cpu, () -> writer(tokens));
    }

    private Writer writer(List<String> tokens) throws IOException {
        String token = tokens.get(writers.getAndIncrement() % tokens.size());
        return new Writer(
                new Http(server.port()),
                texts.stream().map(text -> request(token, text)).toList());
    }

    private Committer committer() throws IOException, SQLException {
        Connection connection = server.database();
        return new Committer(
                connection, connection.prepareStatement("insert into bench_commits (id, body) values (?, ?)"));
    }

    /** Of this JVM, where the driver runs, and of PostgreSQL. */
    private Cpu commitCpu() {
        return new Cpu(Cpu.of(ProcessHandle.current()).own(), server.cpu().children());
    }

    /** One author who publishes one text after the other. */
    private static final class Writer implements Load.Work {
        private final Http http;
        private final List<byte[]> requests;
        private int at = ThreadLocalRandom.current().nextInt(1000);

        Writer(Http http, List<byte[]> requests) {
            this.http = http;
            this.requests = requests;
        }

        @Override
        public void once() throws IOException {
            http.ask(requests.get(at++ % requests.size())).requireOk();
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }

    /** What no server can do without: one row, on the disk when the call returns. */
    private final class Committer implements Load.Work {
        private final Connection connection;
        private final PreparedStatement insert;

        Committer(Connection connection, PreparedStatement insert) {
            this.connection = connection;
            this.insert = insert;
        }

        @Override
        public void once() throws SQLException {
            long id = ids.getAndIncrement();
            insert.setLong(1, id);
            insert.setString(2, texts.get((int) (id % texts.size())));
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
