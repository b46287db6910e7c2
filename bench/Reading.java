package bench;

import bench.Load.Cost;
import bench.Table.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Home timelines of one who follows 100 and one who follows 2,000, beside a static server with the same bytes. */
final class Reading {
    private static final String PATH = "/api/v1/timelines/home";
    private static final int PAGE = 20;

    private final Bench.Scale scale;
    private final Path work;
    private final Server server;
    private final Table table;

    Reading(Bench.Scale scale, Path work, Server server, Table table) {
        this.scale = scale;
        this.work = work;
        this.server = server;
        this.table = table;
    }

    void run() throws Exception {
        byte[] few = Http.get(PATH, Seed.READER_OF_100);
        byte[] many = Http.get(PATH, Seed.READER_OF_2000);
        byte[] page = page(few);
        page(many);
        Bench.say("reading");
        Load.times(scale.warmUpReads(), server::cpu, () -> new Reader(server.port(), few));
        Load.times(scale.warmUpReads() / 2, server::cpu, () -> new Reader(server.port(), many));
        try (StaticServer plain = StaticServer.start(work, page)) {
            byte[] file = Http.get("/home", "");
            Load.times(scale.warmUpReads() / 2, plain::cpu, () -> new Reader(plain.port(), file));
            Samples fewMicros = new Samples();
            Samples manyMicros = new Samples();
            Samples plainMicros = new Samples();
            Samples fewRate = new Samples();
            Samples plainRate = new Samples();
            for (int i = 0; i < scale.runs(); i++) {
                Cost ofFew = read(few, server.port(), server::cpu);
                Cost ofPlain = read(file, plain.port(), plain::cpu);
                Cost ofMany = read(many, server.port(), server::cpu);
                fewMicros.add(ofFew.microsEach());
                plainMicros.add(ofPlain.microsEach());
                manyMicros.add(ofMany.microsEach());
                fewRate.add(ofFew.perSecond());
                plainRate.add(ofPlain.perSecond());
            }
            String figure = "home, 100 follows, %d posts, %.1f kB".formatted(PAGE, page.length / 1000.0);
            table.add(figure, "µs CPU", fewMicros, plain.name(), plainMicros, new Budget.AtMost(70));
            table.add(
                    "home, 2,000 follows",
                    "µs CPU",
                    manyMicros,
                    "with 100 follows",
                    fewMicros,
                    new Budget.TimesTheYardstick(1.5));
            table.add("home, 100 follows", "a sec.", fewRate, plain.name(), plainRate, new Budget.None());
        }
    }

    private Cost read(byte[] request, int port, Supplier<Cpu> meter) throws Exception {
        return Load.during(scale.seconds(), meter, () -> new Reader(port, request));
    }

    private byte[] page(byte[] request) throws IOException {
        try (Http http = new Http(server.port())) {
            byte[] body = http.ask(request).requireOk().body();
            int posts = new JsonMapper().readTree(body).size();
            if (posts != PAGE) {
                throw new IOException("A page of " + posts + " posts");
            }
            return body;
        }
    }

    /** Asks the same again and again. */
    record Reader(Http http, byte[] request) implements Load.Work {
        Reader(int port, byte[] request) throws IOException {
            this(new Http(port), request);
        }

        @Override
        public void once() throws IOException {
            http.ask(request).requireOk();
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }
}
