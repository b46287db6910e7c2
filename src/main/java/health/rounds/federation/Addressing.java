package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.ActorAddresses;
import health.rounds.accounts.Elsewhere;
import health.rounds.platform.Settings;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Uris;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The addresses that stand in documents: of accounts and posts, ours and those of others, and of what belongs to ours. */
@Component
class Addressing {
    /** Everyone, as an addressee (ActivityPub, section 5.6). */
    static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final Settings settings;
    private final ActorAddresses actors;
    private final Uris uris;
    private final String base;

    Addressing(Settings settings, ActorAddresses actors, Uris uris) {
        this.settings = settings;
        this.actors = actors;
        this.uris = uris;
        this.base = settings.publicUrl().toString();
    }

    String community() {
        return actors.community();
    }

    String sharedInbox() {
        return base + "/inbox";
    }

    /** Any other address here; the path begins with a slash. */
    String of(String path) {
        return base + path;
    }

    String of(Account account) {
        return actors.of(account);
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

    /** The name of the community among accounts: its domain's, as in Mastodon, without a port, which no name can have. */
    String communityName() {
        return PORT.matcher(settings.accountDomain()).replaceFirst("");
    }

    /** Name and domain of the community. */
    String communityHandle() {
        return communityName() + "@" + settings.accountDomain();
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

    /** That the author of a post lets this post quote it, answer it, or pass it on. */
    String authorization(Account author, ReceivedActivity.Request.Kind kind, PostId post) {
        return of(author) + "/" + kind.word() + "-authorizations/" + post;
    }

    /** That the author of this post lets somebody like it. */
    String likeAuthorization(Account author, PostId post, AccountId by) {
        return of(author) + "/like-authorizations/" + post + "/" + by;
    }

    /** All that everybody may read of the conversation that began with this post. */
    String conversation(PostId beginning) {
        return base + "/contexts/" + beginning;
    }

    /** What servers that follow OStatus call that conversation, in Mastodon's form (app/lib/ostatus/tag_manager.rb). */
    String conversationTag(Post beginning) {
        return "tag:%s,%s:objectId=%s:objectType=Conversation"
                .formatted(
                        settings.publicUrl().getAuthority(),
                        LocalDate.ofInstant(beginning.createdAt(), ZoneOffset.UTC),
                        beginning.id());
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
