package bench;

import bench.Load.Cost;
import bench.Table.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** What apps read besides the home timeline, each beside a static server with the same bytes. */
final class Pages {
    private final Bench.Scale scale;
    private final Path work;
    private final Server server;
    private final Table table;

    Pages(Bench.Scale scale, Path work, Server server, Table table) {
        this.scale = scale;
        this.work = work;
        this.server = server;
        this.table = table;
    }

    void run() throws Exception {
        Bench.say("other pages");
        for (Map.Entry<String, String> page : pages().entrySet()) {
            measure(page.getKey(), page.getValue());
        }
    }

    /** Addresses by what they are; the busiest of their kind, so that the pages are full. */
    private Map<String, String> pages() throws IOException, SQLException {
        try (Connection database = server.database()) {
            String author = one(database, """
                    select author
                    from posts
                    where boost_of is null
                    group by author
                    order by count(*) desc
                    limit 1
                    """);
            String thread = one(database, """
                    select thread
                    from posts
                    where reply_to is not null and visibility = 0
                    group by thread
                    order by count(*) desc
                    limit 1
                    """);
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("public", "/api/v1/timelines/public");
            pages.put("hashtag", "/api/v1/timelines/tag/cardiology");
            pages.put("account", "/api/v1/accounts/" + author + "/statuses");
            pages.put("profile", "/api/v1/accounts/" + author);
            pages.put("context", "/api/v1/statuses/" + thread + "/context");
            pages.put("notifications", "/api/v1/notifications");
            pages.put("notifications, grouped", "/api/v2/notifications");
            return pages;
        }
    }

    private void measure(String name, String path) throws Exception {
        byte[] request = Http.get(path, Seed.NOTIFIED);
        byte[] body;
        try (Http http = new Http(server.port())) {
            body = http.ask(request).requireOk().body();
        }
        if (body.length < 500) {
            throw new IOException(path + " has next to nothing: " + new String(body, StandardCharsets.UTF_8));
        }
        Load.times(scale.warmUpReads() / 5, server::cpu, () -> new Reading.Reader(server.port(), request));
        try (StaticServer plain = StaticServer.start(work, body)) {
            byte[] file = Http.get("/home", "");
            Samples micros = new Samples();
            Samples plainMicros = new Samples();
            for (int i = 0; i < scale.runs(); i++) {
                Cost cost = Load.during(
                        scale.seconds(), server::cpu, () -> new Reading.Reader(server.port(), request));
                Cost ofPlain =
                        Load.during(scale.seconds(), plain::cpu, () -> new Reading.Reader(plain.port(), file));
                micros.add(cost.microsEach());
                plainMicros.add(ofPlain.microsEach());
            }
            String figure = "%s, %.1f kB".formatted(name, body.length / 1000.0);
            table.add(figure, "µs CPU", micros, plain.name(), plainMicros, new Budget.None());
        }
    }

    private static String one(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            if (!found.next()) {
                throw new SQLException("nothing found by " + sql);
            }
            return found.getString(1);
        }
    }
}
