package health.rounds.timelines;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows.EachFollow;
import health.rounds.timelines.TimelineStore.EntryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Who follows whom, in memory: every account has a dense number, and every follower the sorted numbers of those they follow, so an
 * edge costs four bytes. A change copies one follower's array; readers take no lock.
 */
final class FollowGraph {
    private static final Followees NOBODY = new Followees(new int[0], new int[0]);

    private final ConcurrentHashMap<AccountId, Integer> numbers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AccountId, Followees> followees = new ConcurrentHashMap<>();
    /** By their numbers; replaced when it grows, and written anew after each change, so that readers see what is in it. */
    private volatile @Nullable AccountId[] accounts = new AccountId[1024];

    private int next;

    /** Whom one account follows, as sorted numbers, and those of them whose boosts it does not want. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; four bytes an edge is the point of it
    record Followees(int[] all, int[] withoutBoosts) {
        boolean contains(int number) {
            return Arrays.binarySearch(all, number) >= 0;
        }

        boolean showsBoostsOf(int number) {
            return withoutBoosts.length == 0 || Arrays.binarySearch(withoutBoosts, number) < 0;
        }

        private Followees with(int number, boolean showBoosts) {
            return new Followees(
                    added(all, number), showBoosts ? removed(withoutBoosts, number) : added(withoutBoosts, number));
        }

        private Followees without(int number) {
            return new Followees(removed(all, number), removed(withoutBoosts, number));
        }
    }

    /** The account's number; made at first sight and never reused. */
    int number(AccountId account) {
        Integer known = numbers.get(account);
        return known != null ? known : numbers.computeIfAbsent(account, this::numbered);
    }

    private synchronized int numbered(AccountId account) {
        int number = next++;
        @Nullable AccountId[] all = number < accounts.length ? accounts : Arrays.copyOf(accounts, accounts.length * 2);
        all[number] = account;
        accounts = all;
        return number;
    }

    /** Whether the account of a number is one of these: as quick for very many as for one. */
    IntPredicate among(Set<AccountId> some) {
        return some.isEmpty()
                ? number -> false
                : number -> {
                    AccountId account = account(number);
                    return account != null && some.contains(account);
                };
    }

    private @Nullable AccountId account(int number) {
        @Nullable AccountId[] all = accounts;
        return number >= 0 && number < all.length ? all[number] : null;
    }

    /** A number that is no account's. */
    synchronized int newNumber() {
        return next++;
    }

    /** What a row of the database says, with numbers for its accounts. */
    Entry entry(EntryRow row) {
        return new Entry(
                row.id(),
                number(row.author()),
                row.visibility(),
                row.hasMedia(),
                row.replyToAccount() == 0 ? Entry.NOBODY : number(new AccountId(row.replyToAccount())),
                row.boostOf(),
                row.boostOfAuthor() == 0 ? Entry.NOBODY : number(new AccountId(row.boostOfAuthor())),
                row.byTag(),
                row.local());
    }

    Followees followedBy(AccountId follower) {
        return followees.getOrDefault(follower, NOBODY);
    }

    void follow(AccountId follower, AccountId target, boolean showBoosts) {
        int number = number(target);
        followees.merge(follower, NOBODY.with(number, showBoosts), (before, first) -> before.with(number, showBoosts));
    }

    void unfollow(AccountId follower, AccountId target) {
        int number = number(target);
        followees.computeIfPresent(follower, (account, before) -> before.without(number));
    }

    /** The accounts that have these numbers. */
    List<AccountId> accounts(int[] wanted) {
        return Arrays.stream(wanted)
                .mapToObj(this::account)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Takes every follow at once, in any order. */
    void load(Consumer<EachFollow> follows) {
        Map<AccountId, List<Integer>> all = new HashMap<>();
        Map<AccountId, List<Integer>> withoutBoosts = new HashMap<>();
        follows.accept((follower, target, showBoosts) -> {
            all.computeIfAbsent(follower, account -> new ArrayList<>()).add(number(target));
            if (!showBoosts) {
                withoutBoosts
                        .computeIfAbsent(follower, account -> new ArrayList<>())
                        .add(number(target));
            }
        });
        all.forEach((follower, targets) -> followees.put(
                follower, new Followees(sorted(targets), sorted(withoutBoosts.getOrDefault(follower, List.of())))));
    }

    private static int[] sorted(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static int[] added(int[] sorted, int value) {
        int at = Arrays.binarySearch(sorted, value);
        if (at >= 0) {
            return sorted;
        }
        int place = -at - 1;
        int[] more = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, place, more, place + 1, sorted.length - place);
        more[place] = value;
        return more;
    }

    private static int[] removed(int[] sorted, int value) {
        int at = Arrays.binarySearch(sorted, value);
        if (at < 0) {
            return sorted;
        }
        int[] fewer = new int[sorted.length - 1];
        System.arraycopy(sorted, 0, fewer, 0, at);
        System.arraycopy(sorted, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }
}
