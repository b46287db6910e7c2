package health.rounds.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowsTest {
    private static final AccountsRig RIG = new AccountsRig();
    private static int count;

    private final Follows follows = RIG.follows;
    private AccountId anna = new AccountId(1);
    private AccountId ben = new AccountId(1);

    @BeforeEach
    void newcomers() {
        count++;
        anna = RIG.newcomer("anna" + count + "x");
        ben = RIG.newcomer("ben" + count + "x");
        RIG.told();
    }

    @AfterAll
    static void close() {
        RIG.close();
    }

    @Test
    void followIsCountedOnBothSidesAndTold() {
        assertThat(follows.start(ben, anna, true, false)).isEqualTo(FollowOutcome.FOLLOWING);

        assertThat(follows.isFollowing(ben, anna)).isTrue();
        assertThat(follows.isFollowing(anna, ben)).isFalse();
        assertThat(account(anna).followers()).isOne();
        assertThat(account(anna).following()).isZero();
        assertThat(account(ben).following()).isOne();
        assertThat(RIG.told())
                .contains(
                        new FollowChange.Started(ben, anna, true, false, true),
                        new AccountChanged(anna),
                        new AccountChanged(ben));
    }

    @Test
    void secondFollowOnlyChangesTheOptions() {
        follows.start(ben, anna, true, false);
        RIG.told();
        follows.start(ben, anna, false, true);

        assertThat(account(anna).followers()).isOne();
        Relationship now = relationship(ben, anna);
        assertThat(now.showingBoosts()).isFalse();
        assertThat(now.notifying()).isTrue();
        assertThat(follows.notifiedOf(anna)).containsExactly(ben);
        assertThat(RIG.told()).containsExactly(new FollowChange.Started(ben, anna, false, true, false));
    }

    @Test
    void unfollowIsCountedOnce() {
        follows.start(ben, anna, true, false);
        follows.stop(ben, anna);
        follows.stop(ben, anna);

        assertThat(account(anna).followers()).isZero();
        assertThat(account(ben).following()).isZero();
        assertThat(RIG.told()).containsOnlyOnce(new FollowChange.Stopped(ben, anna, ben));
    }

    @Test
    void nobodyFollowsThemselfOrNobody() {
        assertThat(follows.start(anna, anna, true, false)).isEqualTo(FollowOutcome.REFUSED);
        assertThat(follows.start(anna, new AccountId(42), true, false)).isEqualTo(FollowOutcome.REFUSED);
    }

    @Test
    void nobodyFollowsAcrossABlock() {
        RIG.relationships.block(anna, ben);

        assertThat(follows.start(ben, anna, true, false)).isEqualTo(FollowOutcome.REFUSED);
        assertThat(follows.start(anna, ben, true, false)).isEqualTo(FollowOutcome.REFUSED);
    }

    @Test
    void lockedAccountIsAskedFirst() {
        lock(anna);
        assertThat(follows.start(ben, anna, false, true)).isEqualTo(FollowOutcome.REQUESTED);
        assertThat(follows.start(ben, anna, false, true)).isEqualTo(FollowOutcome.REQUESTED);

        assertThat(account(anna).followers()).isZero();
        assertThat(relationship(ben, anna).requested()).isTrue();
        assertThat(relationship(anna, ben).requestedBy()).isTrue();
        assertThat(follows.requestsTo(anna, Page.first(10)).items())
                .extracting(Account::id)
                .containsExactly(ben);
        assertThat(RIG.told()).containsOnlyOnce(new FollowChange.Requested(ben, anna));

        assertThat(follows.accept(anna, ben)).isTrue();
        assertThat(follows.accept(anna, ben)).isFalse();
        assertThat(account(anna).followers()).isOne();
        assertThat(relationship(ben, anna).showingBoosts()).isFalse();
        assertThat(relationship(ben, anna).requested()).isFalse();
    }

    @Test
    void rejectedOrWithdrawnRequestLeavesNothing() {
        lock(anna);
        follows.start(ben, anna, true, false);
        assertThat(follows.reject(anna, ben)).isTrue();
        assertThat(follows.reject(anna, ben)).isFalse();
        follows.start(ben, anna, true, false);
        follows.stop(ben, anna);

        assertThat(follows.requestsTo(anna, Page.first(10)).items()).isEmpty();
        assertThat(account(anna).followers()).isZero();
    }

    @Test
    void unlockingAcceptsWhoeverWaits() {
        lock(anna);
        follows.start(ben, anna, true, false);
        RIG.accounts.change(anna, locked(false));

        assertThat(follows.isFollowing(ben, anna)).isTrue();
        assertThat(account(anna).followers()).isOne();
    }

    @Test
    void followersArePagedByWhenTheyFollowed() {
        List<AccountId> fans = IntStream.range(0, 5)
                .mapToObj(i -> RIG.newcomer("fan" + count + "x" + i))
                .toList();
        fans.forEach(fan -> follows.start(fan, anna, true, false));

        Slice<Account> first = follows.followersOf(anna, Page.first(2));
        Slice<Account> second =
                follows.followersOf(anna, Page.before(first.oldest().orElseThrow(), 2));
        Slice<Account> above =
                follows.followersOf(anna, new Page(Optional.empty(), Optional.empty(), second.newest(), 1));

        assertThat(first.items()).extracting(Account::id).containsExactly(fans.get(4), fans.get(3));
        assertThat(second.items()).extracting(Account::id).containsExactly(fans.get(2), fans.get(1));
        assertThat(above.items()).extracting(Account::id).containsExactly(fans.get(3));
        assertThat(follows.followedBy(fans.get(0), Page.first(5)).items())
                .extracting(Account::id)
                .containsExactly(anna);
        assertThat(follows.followedAmong(fans.get(0), List.of(anna, ben))).isEqualTo(Set.of(anna));
    }

    @Test
    void graphIsReadCompletely() {
        follows.start(ben, anna, false, false);
        record Edge(AccountId follower, AccountId target, boolean showBoosts) {}
        List<Edge> edges = new ArrayList<>();
        follows.all((follower, target, showBoosts) -> edges.add(new Edge(follower, target, showBoosts)));

        assertThat(edges).containsOnlyOnce(new Edge(ben, anna, false));
        assertThat(edges)
                .hasSize(RIG.jdbc
                        .sql("select count(*) from follows")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void crossingFollowsAndBlocksNeitherDeadlockNorMiscount() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> acts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                acts.add(threads.submit(act(() -> follows.start(anna, ben, true, false))));
                acts.add(threads.submit(act(() -> follows.start(ben, anna, true, false))));
                acts.add(threads.submit(act(() -> follows.stop(anna, ben))));
                acts.add(threads.submit(act(() -> RIG.relationships.block(ben, anna))));
                acts.add(threads.submit(act(() -> RIG.relationships.unblock(ben, anna))));
            }
            for (Future<Object> act : acts) {
                act.get();
            }
        }
        boolean forth = follows.isFollowing(anna, ben);
        boolean back = follows.isFollowing(ben, anna);
        assertThat(account(anna).following()).isEqualTo(forth ? 1 : 0);
        assertThat(account(ben).followers()).isEqualTo(forth ? 1 : 0);
        assertThat(account(ben).following()).isEqualTo(back ? 1 : 0);
        assertThat(account(anna).followers()).isEqualTo(back ? 1 : 0);
        assertThat(RIG.relationships.areApart(anna, ben) && (forth || back)).isFalse();
    }

    @Test
    void rolledBackFollowIsNeitherSeenNorTold() {
        account(anna);
        RIG.transactions.run(() -> RIG.accounts.byId(anna));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RIG.transactions.run(() -> {
                    follows.start(ben, anna, true, false);
                    assertThat(RIG.accounts.byId(anna)).isPresent();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(account(anna).followers()).isZero();
        assertThat(RIG.told()).doesNotContain(new AccountChanged(anna));
    }

    private static Callable<Object> act(Runnable act) {
        return Executors.callable(act);
    }

    private static Account account(AccountId id) {
        return RIG.accounts.byId(id).orElseThrow();
    }

    private static Relationship relationship(AccountId viewer, AccountId target) {
        return RIG.relationships.of(viewer, List.of(target)).getFirst();
    }

    private static void lock(AccountId id) {
        RIG.accounts.change(id, locked(true));
        RIG.told();
    }

    private static ProfileChange locked(boolean locked) {
        return new ProfileChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(locked),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
