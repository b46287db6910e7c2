package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.testkit.Community;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written to the outbox is told: after the commit, in order, once, whatever goes wrong in between. */
class OutboxTest {
    private final Community community = Community.shared();
    private final Transactions transactions = community.part(Transactions.class);
    private final JdbcClient sql = community.part(JdbcClient.class);
    private final Ears ears = new Ears();
    private final Outbox outbox = outbox(ears);

    sealed interface Happened extends Durable {}

    record Began(long number) implements Happened {}

    record Ended(long number) implements Happened {}

    record Unheard(long number) implements Durable {}

    /** Notes what it hears, and fails on the numbers that it is told to. */
    private static final class Ears implements OutboxListener<Happened> {
        private final String name = "ears-" + UUID.randomUUID();
        private final List<Happened> heard = new ArrayList<>();
        private final Set<Long> failing = new HashSet<>();
        private boolean forServer;

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<Happened> events() {
            return Happened.class;
        }

        @Override
        public boolean isForServer() {
            return forServer;
        }

        @Override
        public void on(Happened event) {
            if (event instanceof Began began && failing.contains(began.number())) {
                throw new IllegalStateException("not now");
            }
            heard.add(event);
        }
    }

    @Test
    void eventIsToldAfterTheCommitAndOnlyOnce() {
        transactions.run(() -> {
            outbox.on(new Began(1));
            outbox.on(new Ended(1));
            assertThat(ears.heard).isEmpty();
        });
        outbox.drain();
        outbox.drain();
        assertThat(ears.heard).containsExactly(new Began(1), new Ended(1));
        assertThat(waiting()).isZero();
    }

    @Test
    void commandLeavesToTheServerWhatOnlyThatCanDo() {
        ears.forServer = true;
        transactions.run(() -> outbox.on(new Began(1)));
        outbox.drain();
        assertThat(ears.heard).isEmpty();
        outbox.drain(ears);
        assertThat(ears.heard).containsExactly(new Began(1));
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    outbox.on(new Began(1));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        outbox.drain();
        assertThat(ears.heard).isEmpty();
    }

    @Test
    void eventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.on(new Began(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyEventsAreToldInOrder() {
        List<Happened> all =
                LongStream.range(0, 250).<Happened>mapToObj(Began::new).toList();
        all.forEach(event -> transactions.run(() -> outbox.on(event)));
        outbox.drain();
        assertThat(ears.heard).isEqualTo(all);
    }

    @Test
    void eventThatFailsHoldsUpNoOtherAndIsToldAgain() {
        ears.failing.add(2L);
        transactions.run(() -> LongStream.of(1, 2, 3).forEach(number -> outbox.on(new Began(number))));
        outbox.drain();
        assertThat(ears.heard).endsWith(new Began(3)).doesNotContain(new Began(2));
        assertThat(waiting()).isOne();

        ears.failing.clear();
        outbox.drain();
        assertThat(ears.heard).as("before its time").doesNotContain(new Began(2));
        passes(Duration.ofSeconds(2));
        outbox.drain();
        assertThat(ears.heard).endsWith(new Began(2));
        assertThat(waiting()).isZero();
    }

    @Test
    void whatAProcessLeftIsToldByTheNext() {
        transactions.run(() -> outbox.on(new Ended(7)));
        outbox(ears).drain();
        assertThat(ears.heard).containsExactly(new Ended(7));
    }

    @Test
    void eventThatNobodyHearsLeavesNothing() {
        transactions.run(() -> outbox.on(new Unheard(1)));
        assertThat(waiting()).isZero();
    }

    private void passes(Duration time) {
        sql.sql("update outbox set due = due - make_interval(secs => :seconds) where listener = :listener")
                .param("seconds", time.toSeconds())
                .param("listener", ears.name())
                .update();
    }

    private int waiting() {
        return sql.sql("select count(*) from outbox where listener = :listener")
                .param("listener", ears.name())
                .query(Integer.class)
                .single();
    }

    private Outbox outbox(OutboxListener<?> listener) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("listener", listener);
        ObjectProvider<OutboxListener<?>> listeners =
                beans.getBeanProvider(new ParameterizedTypeReference<OutboxListener<?>>() {});
        return new Outbox(new OutboxStore(sql), listeners, transactions, Clock.systemUTC());
    }
}
