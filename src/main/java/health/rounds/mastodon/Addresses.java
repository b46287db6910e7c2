package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.Elsewhere;
import health.rounds.media.MediaPaths;
import health.rounds.platform.Settings;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.posts.Uris;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Absolute addresses of what the API speaks of, as seen from outside. */
@Component
class Addresses {
    private static final String NO_AVATAR = "pictures/avatar.png";
    private static final String NO_HEADER = "pictures/header.png";

    private final URI publicUrl;
    private final String domain;
    private final String base;
    private final Uris uris;
    private final MediaPaths media;

    Addresses(Settings settings, Uris uris, MediaPaths media) {
        this.uris = uris;
        this.media = media;
        this.domain = settings.accountDomain();
        this.publicUrl = settings.publicUrl();
        this.base = publicUrl.toString();
    }

    /** A profile as a page here. */
    String account(String handle) {
        return base + "/@" + handle;
    }

    /** Where people read a profile: on its own server. */
    String account(Account account) {
        return account.elsewhere().map(Elsewhere::url).orElseGet(() -> account(account.username()));
    }

    /** A post as a page here. */
    String post(String handle, String id) {
        return base + "/@" + handle + "/" + id;
    }

    /** Where people read a post: on its own server. */
    String post(Post post, Account author) {
        return post.origin()
                .map(Origin::url)
                .orElseGet(() -> post(author.handle(), post.id().toString()));
    }

    /** What an account is called among servers. */
    String uri(Account account) {
        return uris.of(account);
    }

    /** What a post is called among servers. */
    String uri(Post post, Account author) {
        return uris.of(post, author);
    }

    String tag(String name) {
        return base + "/tags/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Of a picture or video, here or on another server; what is fetched, this server fetches. */
    String media(String file) {
        return base + media.of(file);
    }

    String avatar(Optional<String> file) {
        return file.map(this::media).orElse(base + "/" + NO_AVATAR);
    }

    String header(Optional<String> file) {
        return file.map(this::media).orElse(base + "/" + NO_HEADER);
    }

    /** Any other address here; the path begins with a slash. */
    String of(String path) {
        return base + path;
    }

    /** What stands behind the name in handles. */
    String domain() {
        return domain;
    }

    /** Where streams are opened: the same host over WebSocket. */
    String streaming() {
        return ("https".equals(publicUrl.getScheme()) ? "wss://" : "ws://") + publicUrl.getAuthority();
    }
}
