package health.rounds.privacy;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.guard.Answer;
import health.rounds.guard.Settled;
import health.rounds.guard.Type;
import health.rounds.platform.ReadThrough;
import health.rounds.text.Addressee;
import health.rounds.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The front door to the names that an author need not be asked about: those of people they follow or mention, and those about which they
 * answered before. Full names only: a first name alone may be anybody's, the next patient's too.
 */
@Component
public class KnownNames {
    private static final int SIZE = 10_000;
    private static final Duration LASTING = Duration.ofMinutes(5);

    /** More than a person keeps apart; it bounds the memory. */
    private static final int MOST_FOLLOWED = 2_000;

    private static final Pattern TITLE = Pattern.compile(
            "^(?:(?:dr|prof|professor|doctor|mr|mrs|ms|miss|mx|sir|dame|rn|pd|priv|doz|dra|doc)\\.?\\s+)+");
    private static final Pattern AFTER_NAME =
            Pattern.compile("\\s*[,(|/·–—].*$|\\s+(?:md|phd|do|mbbs|frcp|facc|rn|np|pa|dnp|msc|bsc|mba|mph)\\b.*$");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}'’.-]+(?: [\\p{L}\\p{M}'’.-]+)+");

    private final RememberedStore store;
    private final Accounts accounts;
    private final Follows follows;
    private final Clock clock;
    private final ReadThrough<AccountId, Known> known = new ReadThrough<>(SIZE, LASTING);

    private record Known(Set<String> followed, List<Answer> remembered) {}

    KnownNames(RememberedStore store, Accounts accounts, Follows follows, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.follows = follows;
        this.clock = clock;
    }

    /** What the author answered before about full names, in lower case. */
    public List<String> remembered(AccountId author) {
        return store.of(author);
    }

    /** Forgets an answer, so that the author is asked again; false where there is none. */
    public boolean forget(AccountId author, String name) {
        boolean gone = store.delete(author, name);
        known.forget(author);
        return gone;
    }

    /** Full names, in lower case, of those whom the author follows, and of those whom the text mentions, with their handles. */
    Set<String> colleagues(AccountId author, String text) {
        Set<String> followed = known(author).followed();
        Set<String> handles = Text.parse(text).mentions().stream()
                .filter(mention -> mention.domain().isEmpty())
                .map(Addressee::handle)
                .collect(Collectors.toSet());
        if (handles.isEmpty()) {
            return followed;
        }
        Set<String> all = new HashSet<>(followed);
        for (Account mentioned : accounts.byUsernames(handles).values()) {
            all.add("@" + mentioned.username());
            fullName(mentioned.displayName()).ifPresent(all::add);
        }
        return all;
    }

    List<Answer> answers(AccountId author) {
        return known(author).remembered();
    }

    /** Remembers the answers about full names, inside the caller's transaction. */
    void remember(AccountId author, Collection<Settled> settled) {
        Set<String> names = settled.stream()
                .filter(each ->
                        each.ground() == Settled.Ground.ANSWER && each.finding().type() == Type.NAME)
                .filter(each -> fullName(each.words()).isPresent())
                .map(each -> each.words().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (!names.isEmpty()) {
            store.insert(author, names, clock.instant());
            known.forget(author);
        }
    }

    private Known known(AccountId author) {
        return known.get(author, this::load).orElseThrow();
    }

    private Optional<Known> load(AccountId author) {
        Set<String> followed = follows.displayNamesFollowedBy(author, MOST_FOLLOWED).stream()
                .flatMap(name -> fullName(name).stream())
                .collect(Collectors.toUnmodifiableSet());
        List<Answer> remembered = store.of(author).stream()
                .map(name -> new Answer(name, false, Answer.Via.REMEMBERED))
                .toList();
        return Optional.of(new Known(followed, remembered));
    }

    /** "Dr. Anna Lindgren, MD" is "anna lindgren"; empty for less than two words. */
    static Optional<String> fullName(String displayName) {
        String lower = displayName.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String name = AFTER_NAME
                .matcher(TITLE.matcher(lower).replaceFirst(""))
                .replaceFirst("")
                .strip();
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
