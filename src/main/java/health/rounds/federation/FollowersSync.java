package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Elsewhere;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.deliveries.FollowersDigest;
import health.rounds.platform.ServerName;
import health.rounds.platform.Sha256;
import health.rounds.platform.Transactions;
import health.rounds.posts.Uris;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps two servers of one mind about who follows whom (FEP-8fcf): a post for followers comes with a digest of those of them who live where
 * it goes; where that server knows others, it asks for the list.
 */
@Component
class FollowersSync implements FollowersDigest, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FollowersSync.class);

    /** Where the list of those followers is. */
    static final String PATH = "/followers_synchronization";

    private static final Pattern MEMBER = Pattern.compile("(\\w+)=\"([^\"]{1,2048})\"");
    private static final int LONGEST = 5_000;
    private static final int AT_A_TIME = 4;
    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final Follows follows;
    private final Uris uris;
    private final Actors actors;
    private final Fetches fetches;
    private final FollowsTold told;
    private final Transactions transactions;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_A_TIME);

    FollowersSync(
            Accounts accounts,
            RemoteAccounts remote,
            Follows follows,
            Uris uris,
            Actors actors,
            Fetches fetches,
            FollowsTold told,
            Transactions transactions) {
        this.accounts = accounts;
        this.remote = remote;
        this.follows = follows;
        this.uris = uris;
        this.actors = actors;
        this.fetches = fetches;
        this.told = told;
        this.transactions = transactions;
    }

    @Override
    public Optional<String> of(AccountId member, URI inbox) {
        Optional<String> actor = accounts.byId(member).map(uris::of);
        Optional<ServerName> server = ServerName.of(inbox);
        if (actor.isEmpty() || server.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("collectionId=\"%1$s/followers\", url=\"%1$s%2$s\", digest=\"%3$s\""
                .formatted(
                        actor.get(),
                        PATH,
                        digest(remote.followersOn(member, server.get().value()))));
    }

    /** The digest of a set of addresses: the SHA-256 of each, one over the other, so that the order does not matter. */
    static String digest(Collection<String> addresses) {
        byte[] all = new byte[32];
        for (String address : addresses) {
            byte[] one = Sha256.of(address);
            for (int i = 0; i < all.length; i++) {
                all[i] ^= one[i];
            }
        }
        return HexFormat.of().formatHex(all);
    }

    /** What came with something that this actor sent: it is looked into afterwards, and left for the next time where much is to be done. */
    void received(Iri actor, String header) {
        if (header.length() <= LONGEST && places.tryAcquire()) {
            threads.execute(() -> {
                try {
                    compare(actor, header);
                } catch (Later later) {
                    log.info(
                            "The followers of an actor of {} could not be compared: {}",
                            actor.host(),
                            later.getMessage());
                } finally {
                    places.release();
                }
            });
        }
    }

    private void compare(Iri actor, String header) throws Later {
        Map<String, String> said = members(header);
        Optional<Account> account = remote.byUri(actor.value())
                .filter(known -> known.elsewhere()
                        .flatMap(Elsewhere::followers)
                        .filter(followers -> followers.equals(said.get("collectionId")))
                        .isPresent());
        Optional<Iri> list =
                Optional.ofNullable(said.get("url")).flatMap(Iri::parse).filter(actor::isWith);
        if (account.isEmpty() || list.isEmpty()) {
            return;
        }
        Set<AccountId> here = Set.copyOf(follows.membersFollowing(account.get().id()));
        List<String> names =
                accounts.byIds(here).values().stream().map(uris::of).toList();
        if (!digest(names).equals(said.get("digest"))) {
            settle(account.get(), here, list.get());
        }
    }

    private void settle(Account target, Set<AccountId> here, Iri list) throws Later {
        Optional<ReceivedDocument> document = fetches.document(list);
        if (document.isEmpty() || !(document.get() instanceof ReceivedDocument.Collection collection)) {
            return;
        }
        List<Account> there = new ArrayList<>();
        fetches.items(collection, list, MOST).forEach(iri -> actors.here(iri).ifPresent(there::add));
        Set<AccountId> ended = new HashSet<>(here);
        there.forEach(member -> ended.remove(member.id()));
        ended.forEach(member -> follows.remove(target.id(), member));
        there.stream().filter(member -> !here.contains(member.id())).forEach(member -> {
            // Asked and not answered, as far as we know: this is the answer. Never asked, or taken back: they are told
            // again.
            if (!follows.accept(target.id(), member.id())) {
                transactions.run(() -> told.unfollow(member, target));
            }
        });
        log.info("The followers of account {} here were others than its server knew", target.id());
    }

    private static Map<String, String> members(String header) {
        Map<String, String> members = new HashMap<>();
        Matcher matcher = MEMBER.matcher(header);
        while (matcher.find()) {
            members.put(matcher.group(1), matcher.group(2));
        }
        return members;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
