package bench;

import bench.Load.Cost;
import bench.Table.Budget;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** What other servers send: taken in, verified and durable; and a backlog of it worked off while members post. */
final class Inbox {
    private static final String PUBLIC_URL = "https://rounds.example.net";
    private static final int LANES = 6; // of federation.Inbox
    private static final int ACCEPTED = 202;
    private static final int TAKEN_A_SECOND = 2000;
    private static final int WORKED_OFF_A_SECOND = 500;
    private static final double HARDLY_SLOWER = 1.2;
    private static final int SENDERS = 16; // servers that send at the same time, each one letter after the other
    private static final int RESERVE = 3; // letters for each that is expected to be taken
    private static final int BATCH = 1000;
    private static final double MOST = 0.99;
    private static final long PAUSE_MILLIS = 20;

    private final Bench.Scale scale;
    private final Path home;
    private final Path work;
    private final Path data;
    private final List<String> texts;
    private final Table table;
    private final AtomicInteger sent = new AtomicInteger();

    Inbox(Bench.Scale scale, Path home, Path work, Path data, List<String> texts, Table table) {
        this.scale = scale;
        this.home = home;
        this.work = work;
        this.data = data;
        this.texts = texts;
        this.table = table;
    }

    void run(boolean taking, boolean backlog) throws Exception {
        Bench.say("writing and signing what others send");
        try (Children.Other _ = strangers();
                Server server = start(settings())) {
            List<byte[]> letters = letters();
            introduce(server, letters);
            if (taking) {
                take(server, letters);
            }
            emptied(server);
            if (backlog) {
                workOff(server);
            }
        }
    }

    private Children.Other strangers() throws IOException, SQLException, InterruptedException {
        List<Strangers.Target> targets = new ArrayList<>();
        try (Server server = start(Map.of("ROUNDS_PUBLIC_URL", PUBLIC_URL));
                Connection database = server.database();
                Statement sql = database.createStatement();
                ResultSet found = sql.executeQuery("""
                        select p.id, a.username
                        from posts p
                        join accounts a on a.id = p.author
                        join users u on u.account_id = a.id
                        where p.visibility = 0 and p.boost_of is null
                        order by p.id desc
                        limit 1000
                        """)) {
            while (found.next()) {
                String author = PUBLIC_URL + "/users/" + found.getString("username");
                targets.add(new Strangers.Target(author + "/posts/" + found.getLong("id"), author));
            }
        }
        int signed = scale.warmUpPosts() + (int) (scale.runs() * scale.seconds() * TAKEN_A_SECOND * RESERVE);
        var task = new Strangers.Task(work.toString(), PUBLIC_URL, signed, scale.backlog(), targets, texts);
        Path told = work.resolve("strangers.json");
        new JsonMapper().writeValue(told, task);
        return Children.elsewhere(Strangers.class, told.toString());
    }

    private Server start(Map<String, String> settings) throws IOException, InterruptedException {
        return Server.start(home, data, settings);
    }

    private Map<String, String> settings() {
        return Map.of(
                "ROUNDS_PUBLIC_URL",
                PUBLIC_URL,
                "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                "127.0.0.1,::1",
                "ROUNDS_EXTRA_CA",
                Strangers.certificate(work).toString());
    }

    private List<byte[]> letters() throws IOException {
        List<byte[]> letters = new ArrayList<>();
        try (DataInputStream in = open(Strangers.signed(work))) {
            while (in.available() > 0) {
                letters.add(in.readNBytes(in.readInt()));
            }
        }
        return letters;
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** Everyone's first letter, with which the server gets to know them and their keys. */
    private void introduce(Server server, List<byte[]> letters) throws IOException {
        try (Http http = new Http(server.port())) {
            for (int i = 0; i < Strangers.PEOPLE; i++) {
                post(http, letters.get(sent.getAndIncrement()));
            }
        }
    }

    private void take(Server server, List<byte[]> letters) throws Exception {
        Bench.say("taking in");
        Load.times(scale.warmUpPosts(), SENDERS, server::cpu, () -> poster(server, letters));
        Samples rate = new Samples();
        Samples cost = new Samples();
        for (int i = 0; i < scale.runs(); i++) {
            emptied(server);
            Cost taken = Load.during(scale.seconds(), SENDERS, server::cpu, () -> poster(server, letters));
            rate.add(taken.perSecond());
            cost.add(taken.microsEach());
        }
        table.add("activities taken in, verified, durable", "a sec.", rate, new Budget.AtLeast(TAKEN_A_SECOND));
        table.add("   and what was done of them meanwhile", "µs CPU", cost, new Budget.None());
    }

    private Load.Work poster(Server server, List<byte[]> letters) throws IOException {
        Http http = new Http(server.port());
        return new Load.Work() {
            @Override
            public void once() throws IOException {
                int next = sent.getAndIncrement();
                if (next >= letters.size()) {
                    throw new IOException("The server is faster than expected: more letters are needed");
                }
                post(http, letters.get(next));
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private static void post(Http http, byte[] letter) throws IOException {
        Http.Answer answer = http.ask(letter);
        if (answer.status() != ACCEPTED) {
            throw new IOException(
                    "Answered " + answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    /** As after an outage: everything is there at once. */
    private void workOff(Server server) throws Exception {
        Bench.say("working off a backlog of " + scale.backlog());
        posts(server, new AtomicBoolean(true), scale.livePosts());
        Samples alone = posts(server, new AtomicBoolean(true), scale.runs() * scale.livePosts());
        long answersBefore = answers(server);
        fill(server);
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService member = Executors.newSingleThreadExecutor()) {
            Future<Samples> meanwhile = member.submit(() -> posts(server, going, Integer.MAX_VALUE));
            Cpu before = server.cpu();
            long begun = System.nanoTime();
            letGo(server);
            emptied(server);
            double seconds = (System.nanoTime() - begun) / 1e9;
            requireDone(answers(server) - answersBefore);
            Cpu cost = server.cpu().since(before);
            going.set(false);
            table.add(
                    "backlog of %,d worked off".formatted(scale.backlog()),
                    "a sec.",
                    new Samples().add(scale.backlog() / seconds),
                    new Budget.AtLeast(WORKED_OFF_A_SECOND));
            table.add(
                    "   each, the posts meanwhile included",
                    "µs CPU",
                    new Samples().add(cost.total() / scale.backlog()),
                    new Budget.None());
            table.add(
                    "   of that PostgreSQL",
                    "µs CPU",
                    new Samples().add(cost.children() / scale.backlog()),
                    new Budget.None());
            table.add(
                    "   posting meanwhile, p99",
                    "ms",
                    new Samples().add(meanwhile.get().quantile(MOST)),
                    "without a backlog",
                    new Samples().add(alone.quantile(MOST)),
                    new Budget.TimesTheYardstick(HARDLY_SLOWER));
        }
    }

    /** Milliseconds of each post of one member, one at a time. */
    private Samples posts(Server server, AtomicBoolean going, int most) throws IOException, InterruptedException {
        Samples millis = new Samples();
        try (Http http = new Http(server.port())) {
            for (int i = 0; i < most && going.get(); i++) {
                byte[] request =
                        Publishing.request(Seed.THOUSAND_FOLLOWERS.getFirst(), texts.get(i % texts.size()));
                long begun = System.nanoTime();
                http.ask(request).requireOk();
                millis.add((System.nanoTime() - begun) / 1e6);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return millis;
    }

    /** Straight into the table, where it waits. */
    private void fill(Server server) throws IOException, SQLException {
        try (Connection database = server.database();
                DataInputStream in = open(Strangers.unsigned(work));
                PreparedStatement insert = database.prepareStatement("""
                        insert into inbox (id, lane, signer, body, received_at, due)
                        values (?, ?, ?, ?, now(), 'infinity')
                        """)) {
            database.setAutoCommit(false);
            for (long id = 1; id <= scale.backlog(); id++) {
                String signer = in.readUTF();
                insert.setLong(1, id);
                insert.setInt(2, Math.floorMod(signer.hashCode(), LANES));
                insert.setString(3, signer);
                insert.setBytes(4, in.readNBytes(in.readInt()));
                insert.addBatch();
                if (id % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            database.commit();
        }
    }

    private static void letGo(Server server) throws SQLException, IOException {
        try (Connection database = server.database();
                Statement sql = database.createStatement()) {
            sql.execute("update inbox set due = now()");
        }
    }

    /** What is thrown away is worked off in no time. */
    private void requireDone(long answers) throws IOException {
        if (answers < Strangers.answers(scale.backlog())) {
            throw new IOException("Of the backlog only " + answers + " answers are there");
        }
    }

    private static long answers(Server server) throws SQLException, IOException {
        try (Connection database = server.database();
                Statement sql = database.createStatement();
                ResultSet found = sql.executeQuery("""
                        select count(*)
                        from posts p
                        join accounts a on a.id = p.author
                        where a.username like 'stranger%' and p.boost_of is null
                        """)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void emptied(Server server) throws SQLException, IOException, InterruptedException {
        try (Connection database = server.database();
                Statement sql = database.createStatement()) {
            while (isWaiting(sql)) {
                Thread.sleep(250);
            }
        }
    }

    private static boolean isWaiting(Statement sql) throws SQLException {
        try (ResultSet found = sql.executeQuery("select exists (select 1 from inbox where due < 'infinity')")) {
            found.next();
            return found.getBoolean(1);
        }
    }
}
