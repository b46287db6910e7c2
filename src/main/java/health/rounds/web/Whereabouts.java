package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.discovery.Finder;
import health.rounds.platform.Settings;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Uris;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the one account or post that a whole handle or an address stands for: here first, and then on its own server. */
@Component
class Whereabouts {
    private static final Pattern HANDLE = Pattern.compile("(?:acct:)?@?([\\w.-]{1,100}@([^@/?#\\s]{1,253}))");
    private static final Pattern ADDRESS = Pattern.compile("https?://([^/?#\\s@]{1,260})(?:[/?#]\\S*)?");

    private final Accounts accounts;
    private final Posts posts;
    private final Uris uris;
    private final Finder finder;
    private final LookupLimits limits;
    private final Settings settings;

    Whereabouts(Accounts accounts, Posts posts, Uris uris, Finder finder, LookupLimits limits, Settings settings) {
        this.accounts = accounts;
        this.posts = posts;
        this.uris = uris;
        this.finder = finder;
        this.limits = limits;
        this.settings = settings;
    }

    /** What somebody was looking for. */
    sealed interface Found {
        record Person(Account account) implements Found {}

        record Written(PostId post) implements Found {}

        record Nothing() implements Found {}

        /** Nobody was asked, since the reader has asked too much. */
        record TooMuch() implements Found {}
    }

    /** The server of what stands for one account or post and no other; empty for other words. */
    static Optional<String> serverIn(String typed) {
        Matcher address = ADDRESS.matcher(typed);
        if (address.matches()) {
            return Optional.of(address.group(1));
        }
        Matcher handle = HANDLE.matcher(typed);
        return handle.matches() ? Optional.of(handle.group(2)) : Optional.empty();
    }

    /** Whether a name of a server means this one. */
    boolean isHere(String server) {
        return settings.isHere(server);
    }

    /** What is known here; nobody is asked. */
    Found known(String typed, Reader reader) {
        Matcher handle = HANDLE.matcher(typed);
        if (handle.matches()) {
            return person(accounts.byHandle(handle.group(1)));
        }
        Optional<PostId> post = uris.postIn(typed);
        return post.isPresent()
                ? written(post.flatMap(id -> posts.byId(id, reader.viewer())))
                : person(uris.memberIn(typed).flatMap(accounts::byUsername));
    }

    /** The same; what is not known here its own server is asked for, which takes seconds. */
    Found ask(String typed, Reader member) {
        Found known = known(typed, member);
        boolean isElsewhere = serverIn(typed).filter(server -> !isHere(server)).isPresent();
        return known instanceof Found.Nothing && isElsewhere
                ? limits.member(member.id(), () -> elsewhere(typed, member)).orElseGet(Found.TooMuch::new)
                : known;
    }

    /** Somebody by a whole handle or address, for what a member has to do with them. */
    Optional<Account> person(String typed, Reader member) {
        return ask(typed, member) instanceof Found.Person(Account account) ? Optional.of(account) : Optional.empty();
    }

    private Found elsewhere(String typed, Reader member) {
        if (ADDRESS.matcher(typed).matches()) {
            Optional<Post> post = finder.post(typed, member.id());
            if (post.isPresent()) {
                return written(post);
            }
        }
        return person(finder.account(typed));
    }

    private static Found person(Optional<Account> account) {
        return account.filter(found -> !found.sanctions().isSuspended())
                .<Found>map(Found.Person::new)
                .orElseGet(Found.Nothing::new);
    }

    private static Found written(Optional<Post> post) {
        return post.<Found>map(found -> new Found.Written(found.id())).orElseGet(Found.Nothing::new);
    }
}
