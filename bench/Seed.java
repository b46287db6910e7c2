package bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/** Fills the database by {@code seed.sql}. */
final class Seed {
    /** Tokens of those who write for the benchmark, one for each thread: two posts of one author would wait for each other. */
    static final List<String> FEW_FOLLOWERS = tokens(1);

    static final List<String> THOUSAND_FOLLOWERS = tokens(5);
    static final List<String> CROWD_OF_FOLLOWERS = tokens(9);
    static final String FOLLOWER = token(13);
    static final String READER_OF_100 = token(14);
    static final String READER_OF_2000 = token(15);
    /** Writes, is mentioned and favourited much. */
    static final String NOTIFIED = token(16);

    private Seed() {}

    /** How large the community is to be; the crowd counts all light accounts. */
    record Size(int members, int posts, int crowd) {}

    static void into(Connection database, Size size, List<String> texts) throws IOException, SQLException {
        database.setAutoCommit(false);
        try (Statement sql = database.createStatement()) {
            sql.execute("set local bench.members = " + size.members());
            sql.execute("set local bench.posts = " + size.posts());
            sql.execute("set local bench.crowd = " + size.crowd());
            sql.execute("create temporary table bench_texts (n int primary key, body text not null)");
            insert(database, texts);
            sql.execute(script());
        }
        database.commit();
        database.setAutoCommit(true);
        try (Statement sql = database.createStatement()) {
            // Now, so that autovacuum does not do it during a measurement.
            sql.execute("vacuum (analyze)");
        }
        require(database, "select count(*) from posts", size.posts());
        String counts = "select %s from account_counts c join accounts a on a.id = c.account_id where username = '%s'";
        require(database, counts.formatted("followers", "member1"), 10);
        require(database, counts.formatted("followers", "member5"), 1000);
        require(database, counts.formatted("followers", "member9"), size.crowd());
        require(database, counts.formatted("following", "member14"), 100);
        require(database, counts.formatted("following", "member15"), 2000);
    }

    private static List<String> tokens(int first) {
        return IntStream.range(first, first + Load.THREADS).mapToObj(Seed::token).toList();
    }

    private static String token(int member) {
        return "bench-" + member;
    }

    private static void insert(Connection database, List<String> texts) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("insert into bench_texts (n, body) values (?, ?)")) {
            for (int n = 0; n < texts.size(); n++) {
                insert.setInt(1, n);
                insert.setString(2, texts.get(n));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String script() throws IOException {
        try (InputStream in = Seed.class.getResourceAsStream("seed.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A benchmark of something else than it says would be worse than none. */
    private static void require(Connection database, String sql, long expected) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            if (found.getLong(1) != expected) {
                throw new SQLException("%s gave %d, not %d".formatted(sql, found.getLong(1), expected));
            }
        }
    }
}
