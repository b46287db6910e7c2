package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.platform.Transactions;
import health.rounds.posts.PostId;
import health.rounds.testkit.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The module alone on a database of its own, with a clock that a test can move, couriers that it starts, and a postman who signs nothing. */
final class DeliveriesRig implements AutoCloseable {
    static final AccountId ANNA = new AccountId(7);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Parts.class);

    final Deliveries deliveries = context.getBean(Deliveries.class);
    final DeliveryStatus status = context.getBean(DeliveryStatus.class);
    final Servers servers = context.getBean(Servers.class);
    final DeliverySweep sweep = context.getBean(DeliverySweep.class);
    final Desk desk = context.getBean(Desk.class);
    final JdbcClient sql = context.getBean(JdbcClient.class);
    final Transactions transactions = context.getBean(Transactions.class);
    private Couriers couriers = couriers(this::post);

    /** Starts delivering. */
    DeliveriesRig open() {
        couriers.start();
        return this;
    }

    /** Stops and starts, as with a new process. */
    void restart() {
        couriers.stop();
        couriers = couriers(this::post);
        couriers.start();
    }

    /** Delivers by somebody else. */
    void open(Postman postman) {
        couriers.stop();
        couriers = couriers(postman);
        couriers.start();
    }

    private Couriers couriers(Postman postman) {
        return new Couriers(
                desk,
                context.getBean(Errands.class),
                postman,
                context.getBeanProvider(FollowersDigest.class),
                context.getBean(Clock.class),
                LOOK_AGAIN);
    }

    OutsideReply post(Signatory signatory, URI inbox, byte[] activity, Map<String, String> headers) throws IOException {
        OutsideRequest request = OutsideRequest.post(inbox, activity).within(1000, PATIENCE);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        return context.getBean(OutsideHttp.class).send(request);
    }

    /** Sends a text about an object to inboxes. */
    void send(String object, String text, URI... inboxes) {
        send(new Outgoing(Signatory.of(ANNA), object, Optional.empty(), false, bytes(text)), inboxes);
    }

    /** Sends a post. */
    void send(PostId post, URI... inboxes) {
        send(new Outgoing(Signatory.of(ANNA), "post " + post, Optional.of(post), true, bytes("post")), inboxes);
    }

    void send(Outgoing outgoing, URI... inboxes) {
        transactions.run(() -> deliveries.send(outgoing, Arrays.asList(inboxes)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Deliveries that wait. */
    long waiting() {
        return sql.sql("select count(*) from deliveries").query(Long.class).single();
    }

    Server server(FakeServer server) {
        return servers.all("", 1000).stream()
                .filter(each -> each.host().equals(server.host()))
                .findFirst()
                .orElseThrow();
    }

    List<InboxGone> gone() {
        return List.copyOf(context.getBean(Parts.class).gone);
    }

    void later(Duration time) {
        context.getBean(MovingClock.class).move(time);
    }

    Instant now() {
        return context.getBean(Clock.class).instant();
    }

    @Override
    public void close() {
        couriers.stop();
        context.close();
    }

    // No @Configuration: a scan of the whole application, as a started server makes, must not find it.
    @ComponentScan(
            basePackageClasses = Deliveries.class,
            excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SignedPostman.class))
    @Import({Ids.class, Transactions.class, OutsideHttp.class})
    static class Parts {
        final List<InboxGone> gone = new CopyOnWriteArrayList<>();

        @EventListener
        void on(InboxGone inbox) {
            gone.add(inbox);
        }

        @Bean
        FollowersDigest digest() {
            return (member, inbox) -> Optional.of("followers of %s at %s".formatted(member, inbox.getHost()));
        }

        @Bean
        Settings settings() {
            return TestPostgres.settings(Map.of(
                    "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                    "127.0.0.0/8",
                    "ROUNDS_EXTRA_CA",
                    TlsServer.certificate().toString()));
        }

        @Bean
        DataSource dataSource() {
            return TestPostgres.migrated();
        }

        @Bean
        JdbcTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        MovingClock clock() {
            return new MovingClock();
        }
    }

    /** Goes on by itself, and further when it is told to. */
    static final class MovingClock extends Clock {
        private final InstantSource system = InstantSource.system();
        private volatile Duration ahead = Duration.ZERO;

        synchronized void move(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return system.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
