package health.rounds.accounts;

import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Settings;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to profiles: who is there, and what do they say of themselves. */
@Component
public class Accounts {
    private final AccountStore store;
    private final RemoteAccountStore remote;
    private final CountStore counts;
    private final People people;
    private final FollowRecipe follows;
    private final RelationshipStore relationships;
    private final PeopleListStore lists;
    private final Guard guard;
    private final Ids ids;
    private final Clock clock;
    private final Transactions transactions;
    private final Usernames usernames = new Usernames();
    private final ProfileLimits limits = ProfileLimits.read();
    private final ProfileText text = new ProfileText(limits);
    private final Settings settings;

    Accounts(
            AccountStore store,
            RemoteAccountStore remote,
            CountStore counts,
            People people,
            FollowRecipe follows,
            RelationshipStore relationships,
            PeopleListStore lists,
            Guard guard,
            Ids ids,
            Clock clock,
            Transactions transactions,
            Settings settings) {
        this.store = store;
        this.remote = remote;
        this.counts = counts;
        this.people = people;
        this.follows = follows;
        this.relationships = relationships;
        this.lists = lists;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * Creates the account of someone new. A name that is taken, or looks like one that is, is a {@link UsernameTaken}; one that
     * is malformed, or a display name that is too long, an {@link InvalidInput}. The display name is not screened: callers who
     * take it from a stranger offer it to {@link #change} afterwards.
     */
    @Transactional
    public Account create(String username, String displayName) {
        return create(username, displayName, false);
    }

    /** The same for someone who has to be let in: until {@link #letIn} the name is taken, but nobody finds the account by it. */
    @Transactional
    public Account createWaiting(String username, String displayName) {
        return create(username, displayName, true);
    }

    /** Ends the wait. */
    @Transactional
    public void letIn(AccountId id) {
        store.endWait(id);
        people.changed(id);
    }

    /**
     * Creates the account of a group, which nobody signs in to; the same errors. Its words must have been screened by whoever calls, and be
     * no longer than those of profiles.
     */
    @Transactional
    public Account createGroup(String username, String displayName, String bio) {
        AccountId id = create(username, displayName, false).id();
        store.makeGroup(id);
        return describeGroup(id, displayName, bio);
    }

    /** Says anew what a group is, and tells it; the same holds for its words. */
    @Transactional
    public Account describeGroup(AccountId id, String displayName, String bio) {
        ProfileChange change = new ProfileChange(
                Optional.of(displayName),
                Optional.of(bio),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return keep(id, change);
    }

    private Account create(String username, String displayName, boolean waiting) {
        String name = Usernames.require(username);
        String shown = ProfileText.line(displayName);
        if (shown.length() > limits.displayName()) {
            throw new InvalidInput("The display name may have %d characters at most.".formatted(limits.displayName()));
        }
        AccountId id = new AccountId(ids.next());
        store.insert(id.value(), name, shown, waiting, clock.instant());
        return store.byId(id).orElseThrow();
    }

    /**
     * Deletes the account of somebody who has done nothing here, so that the name is free again; who follows it follows no more.
     * False, and nothing is changed, where it has posts or follows somebody.
     */
    @Transactional
    public boolean remove(AccountId id) {
        follows.lockWithFollowers(id);
        Account account = store.byId(id).orElseThrow();
        if (account.posts() > 0 || account.following() > 0) {
            return false;
        }
        follows.endAll(id);
        relationships.forget(id);
        store.delete(id);
        people.removed(account);
        return true;
    }

    /**
     * Deletes whatever is known of an account but its name, and ends its ties to others; it counts as suspended from now on. What other
     * modules keep of it is theirs to delete ({@link Belongings}).
     */
    @Transactional
    public void erase(AccountId id) {
        List<String> readers = remote.inboxesOfFollowers(id);
        follows.endAllBothWays(id);
        relationships.erase(id);
        lists.deleteAll(id);
        store.erase(id, clock.instant());
        people.erased(id, readers);
    }

    /** Why no account can have this name, in words for the reader; empty where it is well-formed and free. */
    public Optional<String> problemWithUsername(String typed) {
        try {
            return store.isTaken(Usernames.require(typed))
                    ? Optional.of(new UsernameTaken().reason())
                    : Optional.empty();
        } catch (InvalidInput e) {
            return Optional.of(e.reason());
        }
    }

    /** Whether a name is kept for those who run the community, so that nobody gets it by signing up. */
    public boolean isReserved(String username) {
        return usernames.isReserved(username);
    }

    public Optional<Account> byId(AccountId id) {
        return people.byId(id);
    }

    /** Somebody of this community. */
    public Optional<Account> byUsername(String username) {
        if (!Usernames.isWellFormed(username)) {
            return Optional.empty();
        }
        String name = username.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(people.byHandles(List.of(name)).get(name));
    }

    /** Anybody who is known here, by {@code anna}, {@code anna@this.server} or {@code anna@other.example}; nobody is asked. */
    public Optional<Account> byHandle(String handle) {
        String sought = normal(handle);
        return Optional.ofNullable(byHandles(List.of(sought)).get(sought));
    }

    /** The same for many, by what {@link #normal} makes of the handles; two queries at most. */
    public Map<String, Account> byHandles(Collection<String> handles) {
        return people.byHandles(handles.stream().filter(Accounts::couldBe).toList());
    }

    /** One spelling for each handle: in lower case, and without the domain for members of this community. */
    public String normal(String handle) {
        String lower = handle.toLowerCase(Locale.ROOT);
        int at = lower.indexOf('@');
        return at >= 0 && settings.isHere(lower.substring(at + 1)) ? lower.substring(0, at) : lower;
    }

    /** The handle by which an account can be looked for from everywhere: always with a domain. */
    public String wholeHandle(Account account) {
        return account.isLocal() ? account.username() + "@" + settings.accountDomain() : account.handle();
    }

    private static boolean couldBe(String handle) {
        return handle.indexOf('@') > 0 || Usernames.isWellFormed(handle);
    }

    /** All that exist, with one query for those not yet in memory. */
    public Map<AccountId, Account> byIds(Collection<AccountId> ids) {
        return people.byIds(ids);
    }

    /** Members by user names in lower case; two queries at most. */
    public Map<String, Account> byUsernames(Collection<String> usernames) {
        return people.byHandles(
                usernames.stream().filter(Usernames::isWellFormed).toList());
    }

    /** Changes a profile after screening it. */
    public ProfileOutcome change(AccountId id, ProfileChange change) {
        Account draft = changed(store.byId(id).orElseThrow(), change);
        Optional<String> problem = text.problem(draft);
        if (problem.isPresent()) {
            return new ProfileOutcome.Refused(problem.get());
        }
        List<Part> texts = texts(draft, change);
        if (texts.isEmpty()) {
            return new ProfileOutcome.Changed(transactions.call(() -> keep(id, change)));
        }
        Author author = new Author(draft.displayName(), draft.username());
        return switch (guard.screen(new Submission(texts, List.of()), author)) {
            case Verdict.Ask ask -> new ProfileOutcome.Held(ask.findings());
            case Verdict.Held held -> new ProfileOutcome.Held(held.findings());
            case Verdict.Clear clear -> new ProfileOutcome.Changed(transactions.call(() -> keep(id, change)));
        };
    }

    /** People whose user name or display name begins with or contains the words; followed ones first. */
    public List<Account> search(String words, Optional<AccountId> viewer, boolean followedOnly, int offset, int limit) {
        String wanted = ProfileText.line(words).toLowerCase(Locale.ROOT);
        String name = wanted.startsWith("@") ? wanted.substring(1) : wanted;
        if (name.isEmpty() || (followedOnly && viewer.isEmpty())) {
            return List.of();
        }
        long follower = viewer.map(AccountId::value).orElse(0L);
        return people.inOrder(store.search(name, follower, followedOnly, offset, limit));
    }

    /** Discoverable accounts, most recently active first. */
    public List<Account> directory(boolean localOnly, int offset, int limit) {
        return people.inOrder(store.directory(localOnly, offset, limit));
    }

    /** Keeps the number of posts and the day of the newest one; called inside the transaction that adds or removes a post. */
    @Transactional
    public void countPosts(AccountId author, int change, Instant at) {
        counts.countPosts(author, change, LocalDate.ofInstant(at, ZoneOffset.UTC));
        people.changed(author);
    }

    /** How many there are, and how many of them have posted on or after a day. */
    public Totals totals(LocalDate activeSince) {
        return store.totals(activeSince);
    }

    /** Sums over the whole community. */
    public record Totals(long accounts, long active, long posts) {}

    /** How long the parts of a profile may be. */
    public ProfileLimits limits() {
        return limits;
    }

    private Account keep(AccountId id, ProfileChange change) {
        // Before the account itself, as whoever asks to follow does: a request cannot slip in while the door is opened.
        if (change.locked().equals(Optional.of(false))) {
            follows.acceptAll(id);
        }
        store.update(changed(store.lock(id).orElseThrow(), change));
        people.profileChanged(id);
        return store.byId(id).orElseThrow();
    }

    private static List<Part> texts(Account draft, ProfileChange change) {
        List<Part> parts = new ArrayList<>();
        if (change.displayName().isPresent()) {
            parts.add(new Part(Field.PROFILE_NAME, draft.displayName()));
        }
        if (change.bio().isPresent()) {
            parts.add(new Part(Field.PROFILE_TEXT, draft.bio()));
        }
        if (change.fields().isPresent()) {
            for (ProfileField field : draft.fields()) {
                parts.add(new Part(Field.PROFILE_TEXT, field.name()));
                parts.add(new Part(Field.PROFILE_TEXT, field.value()));
            }
        }
        return parts;
    }

    private static Account changed(Account account, ProfileChange change) {
        return new Account(
                account.id(),
                account.username(),
                change.displayName().map(ProfileText::line).orElse(account.displayName()),
                change.bio().map(ProfileText::paragraphs).orElse(account.bio()),
                change.fields().map(ProfileText::fields).orElse(account.fields()),
                picture(change.avatar(), account.avatar()),
                picture(change.header(), account.header()),
                change.locked().orElse(account.locked()),
                change.bot().orElse(account.bot()),
                change.discoverable().orElse(account.discoverable()),
                account.createdAt(),
                account.followers(),
                account.following(),
                account.posts(),
                account.lastPostOn(),
                account.sanctions(),
                account.group(),
                account.alsoKnownAs(),
                account.movedTo(),
                account.elsewhere());
    }

    private static Optional<String> picture(Optional<String> change, Optional<String> before) {
        return change.isEmpty() ? before : change.filter(name -> !name.isEmpty());
    }
}
