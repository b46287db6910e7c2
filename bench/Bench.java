package bench;

import bench.Table.Budget;
import health.rounds.guard.Guard;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Measures Rounds against the first rows of its budgets; docs/bench.md says what each figure is. */
final class Bench {
    /** In the order in which they are measured. */
    private static final List<String> PARTS =
            List.of(
                    "start", "home", "pages", "publish", "tell", "screen", "check", "memory", "idle", "deliver", "inbox",
                    "backlog");

    private final Path home;
    private final Path work;
    private final Scale scale;
    private final List<String> parts;
    private final Table table;

    private Bench(Path home, Path work, Scale scale, List<String> parts) {
        this.home = home;
        this.work = work;
        this.scale = scale;
        this.parts = List.copyOf(parts);
        this.table = new Table(System.out);
    }

    /** How much is measured. */
    record Scale(Seed.Size size, int runs, double seconds, int warmUpReads, int warmUpPosts, int livePosts, int backlog) {
        static final Scale FULL = new Scale(new Seed.Size(1000, 100_000, 100_000), 5, 3, 150_000, 12_000, 200, 100_000);
        static final Scale QUICK = new Scale(new Seed.Size(1000, 10_000, 5_000), 3, 1, 5_000, 500, 50, 2_000);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 2 && arguments[2].equals("--guard")) {
            Guarding.run(Path.of(arguments[0]), List.of(arguments).subList(3, arguments.length));
            return;
        }
        List<String> wanted = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        boolean quick = wanted.remove("--quick");
        if (!PARTS.containsAll(wanted)) {
            System.err.println("bench: only --quick, --guard FOLDER… and these parts are known: " + PARTS);
            System.exit(2);
        }
        Path work = Path.of(arguments[1]);
        try {
            new Bench(
                            Path.of(arguments[0]),
                            work,
                            quick ? Scale.QUICK : Scale.FULL,
                            wanted.isEmpty() ? PARTS : wanted)
                    .run();
        } catch (Exception e) {
            Server.printEndOfLog(work);
            throw e;
        }
    }

    private void run() throws Exception {
        Guard guard = new Guard();
        Texts texts = Texts.read(home, guard);
        Path data = work.resolve("data");
        say("starting");
        Server.start(home, data).close(); // makes the database, and prepares the launcher for fast starts
        if (parts.contains("start")) {
            Samples starts = new Samples();
            for (int i = 0; i < scale.runs(); i++) {
                try (Server server = Server.start(home, data)) {
                    starts.add(server.startSeconds());
                }
            }
            table.add("start to first answer, empty database", "s", starts, new Budget.AtMost(4));
        }
        say("seeding " + scale.size());
        try (Server server = Server.start(home, data);
                Connection database = server.database()) {
            Seed.into(database, scale.size(), texts.clean());
        }
        try (Server server = Server.start(home, data)) {
            for (String part : PARTS) {
                if (parts.contains(part)) {
                    measure(part, server, guard, texts);
                }
            }
        }
        if (parts.contains("inbox") || parts.contains("backlog")) {
            new Inbox(scale, home, work, data, texts.clean(), table)
                    .run(parts.contains("inbox"), parts.contains("backlog"));
        }
        if (parts.contains("deliver")) {
            new Delivering(scale, home, work, data, texts.clean(), table).run();
        }
    }

    private void measure(String part, Server server, Guard guard, Texts texts) throws Exception {
        switch (part) {
            case "home" -> new Reading(scale, work, server, table).run();
            case "pages" -> new Pages(scale, work, server, table).run();
            case "publish" -> new Publishing(scale, server, texts.clean(), table).run();
            case "tell" -> new Telling(scale, server, texts.clean(), table).run();
            case "screen" -> new Screening(scale, guard, texts.all(), table).run();
            case "check" -> new Checking(scale, table).run();
            case "memory" ->
                table.add(
                        "resident after all this, without PostgreSQL",
                        "MB",
                        new Samples().add(server.residentMegabytes()),
                        new Budget.AtMost(400));
            case "idle" -> new Idle(server, texts.clean().getFirst(), table).run();
            default -> {} // start, which needs an empty database, and what needs other settings
        }
    }

    /** Progress, apart from the table. */
    static void say(String what) {
        System.err.println("bench: " + what + " …");
    }
}
