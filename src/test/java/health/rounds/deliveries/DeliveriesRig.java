package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Sanction;
import health.rounds.accounts.ServerRule;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import health.rounds.platform.RightOfWay;
import health.rounds.platform.TestPostgres;
import health.rounds.platform.Transactions;
import health.rounds.posts.PostId;
import health.rounds.testkit.ModuleRig;
import health.rounds.testkit.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module alone on a database of its own, with a clock that a test can move, couriers that it starts, and a postman who signs nothing. */
final class DeliveriesRig extends ModuleRig {
    static final AccountId ANNA = new AccountId(7);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    final Deliveries deliveries = part(Deliveries.class);
    final DeliveryStatus status = part(DeliveryStatus.class);
    final Servers servers = part(Servers.class);
    final DeliverySweep sweep = part(DeliverySweep.class);
    final Desk desk = part(Desk.class);
    final JdbcClient sql = part(JdbcClient.class);
    final Transactions transactions = part(Transactions.class);
    private Couriers couriers = couriers(this::post);

    DeliveriesRig() {
        super(
                TestPostgres.settings(Map.of(
                        "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                        "127.0.0.0/8",
                        "ROUNDS_EXTRA_CA",
                        TlsServer.certificate().toString())),
                Parts.class);
    }

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
                part(Errands.class),
                postman,
                part(FollowersDigest.class),
                new RightOfWay(),
                part(Clock.class),
                LOOK_AGAIN);
    }

    OutsideReply post(Signatory signatory, URI inbox, byte[] activity, Map<String, String> headers) throws IOException {
        OutsideRequest request = OutsideRequest.post(inbox, activity).within(1000, PATIENCE);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        return part(OutsideHttp.class).send(request);
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
        return List.copyOf(part(Parts.class).gone);
    }

    /** From now on nothing is sent to a server. */
    void keepOut(FakeServer server) {
        part(Parts.class).keptOut.add(server.host());
    }

    @Override
    public void close() {
        couriers.stop();
        super.close();
    }

    @ComponentScan(
            basePackageClasses = Deliveries.class,
            excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SignedPostman.class))
    @Import(OutsideHttp.class)
    static class Parts {
        final List<InboxGone> gone = new CopyOnWriteArrayList<>();
        final Set<String> keptOut = ConcurrentHashMap.newKeySet();

        @EventListener
        void on(InboxGone inbox) {
            gone.add(inbox);
        }

        @Bean
        FollowersDigest digest() {
            return (member, inbox) -> Optional.of("followers of %s at %s".formatted(member, inbox.getHost()));
        }

        @Bean
        ServerRule rule() {
            return host -> Optional.of(Sanction.SUSPENDED).filter(any -> keptOut.contains(host));
        }
    }
}
