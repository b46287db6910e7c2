package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.platform.Settings;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** By which addresses servers know accounts and posts, ours and those of others. None of ours ever changes. */
@Component
class Uris {
    /** Everyone, as an addressee (ActivityPub, section 5.6). */
    static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private static final Pattern ACCOUNT = Pattern.compile("/(?:users/|@)(\\w{1,100})");
    private static final Pattern POST = Pattern.compile("/(?:users/(\\w{1,100})/posts|@(\\w{1,100}))/(\\d{1,19})");

    private final String base;
    private final Settings settings;

    Uris(Settings settings) {
        this.settings = settings;
        this.base = settings.publicUrl().toString();
    }

    /** What one of our addresses stands for. */
    sealed interface Ours {
        /** The community itself. */
        record Community() implements Ours {}

        /** A member's account, if there is one of that name. */
        record Member(String username) implements Ours {}

        /** A member's post, if there is one. */
        record PostOf(String username, PostId post) implements Ours {}
    }

    /** What an address here stands for, an actor's or a page's; empty for any other address. */
    Optional<Ours> ours(String address) {
        if (address.equals(base) || address.equals(base + "/") || address.equals(communityActor())) {
            return Optional.of(new Ours.Community());
        }
        if (!address.startsWith(base)) {
            return Optional.empty();
        }
        String path = address.substring(base.length());
        Matcher account = ACCOUNT.matcher(path);
        if (account.matches()) {
            return Optional.of(new Ours.Member(account.group(1)));
        }
        Matcher post = POST.matcher(path);
        return post.matches()
                ? PostId.parse(post.group(3))
                        .map(id -> new Ours.PostOf(
                                Optional.ofNullable(post.group(1)).orElseGet(() -> post.group(2)), id))
                : Optional.empty();
    }

    String communityActor() {
        return base + "/actor";
    }

    String sharedInbox() {
        return base + "/inbox";
    }

    /** Any other address here; the path begins with a slash. */
    String of(String path) {
        return base + path;
    }

    String of(Account account) {
        return base + "/users/" + account.username();
    }

    /** The page where people read the profile. */
    String page(Account account) {
        return base + "/@" + account.username();
    }

    /** The collection of an account's followers. */
    Optional<String> followers(Account account) {
        return Optional.of(of(account) + "/followers");
    }

    /** Name and domain, without an at sign before them. */
    String handle(Account account) {
        return account.username() + "@" + settings.accountDomain();
    }

    String of(Post post, Account author) {
        return base + "/users/" + author.username() + "/posts/" + post.id();
    }

    /** The page where people read the post. */
    String page(Post post, Account author) {
        return base + "/@" + author.username() + "/" + post.id();
    }

    /** That the post was published, or that it passes another one on. */
    String activity(Post post, Account author) {
        return of(post, author) + "/activity";
    }

    /** That the author of a post lets this post quote it. */
    String quoteAuthorization(Account quotedAuthor, PostId quoting) {
        return of(quotedAuthor) + "/quote-authorizations/" + quoting;
    }

    String hashtag(String name) {
        return base + "/tags/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String media(String file) {
        return base + "/media/" + file;
    }

    String emoji(String shortcode) {
        return base + "/emojis/" + shortcode;
    }

    /** The host of an address, with a port where it has one; empty where it is none. */
    static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
