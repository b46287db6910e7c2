package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Elsewhere;
import health.rounds.platform.Settings;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Uris;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The addresses that stand in documents: of accounts and posts, ours and those of others, and of what belongs to ours. */
@Component
class Addressing {
    /** Everyone, as an addressee (ActivityPub, section 5.6). */
    static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private final Settings settings;
    private final Uris uris;
    private final String base;

    Addressing(Settings settings, Uris uris) {
        this.settings = settings;
        this.uris = uris;
        this.base = settings.publicUrl().toString();
    }

    String community() {
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
        return uris.of(account);
    }

    /** The page where people read the profile. */
    String page(Account account) {
        return account.elsewhere().map(Elsewhere::url).orElseGet(() -> base + "/@" + account.username());
    }

    /** The collection of an account's followers; others need not have one. */
    Optional<String> followers(Account account) {
        return account.isLocal()
                ? Optional.of(of(account) + "/followers")
                : account.elsewhere().flatMap(Elsewhere::followers);
    }

    /** Name and domain, without an at sign before them. */
    String handle(Account account) {
        return account.username() + "@" + account.domain().orElse(settings.accountDomain());
    }

    String of(Post post, Account author) {
        return uris.of(post, author);
    }

    /** The page where people read the post. */
    String page(Post post, Account author) {
        return post.origin().map(Origin::url).orElseGet(() -> base + "/@" + author.username() + "/" + post.id());
    }

    /** That a post of ours was published, or a boost of ours passes another one on. */
    String activity(Account author, PostId post) {
        return of(author) + "/posts/" + post + "/activity";
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
}
