package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.ActorAddresses;
import health.rounds.platform.Settings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What accounts and posts are called among servers (the {@code id} of ActivityPub). Ours never change, whatever else about them does. */
@Component
public class Uris {
    private final ActorAddresses actors;
    private final String base;
    private final Pattern actor;
    private final Pattern post;

    Uris(ActorAddresses actors, Settings settings) {
        this.actors = actors;
        this.base = settings.publicUrl().toString();
        this.actor = Pattern.compile(Pattern.quote(base) + "/(?:users/|@)(\\w{1,30})");
        this.post = Pattern.compile(Pattern.quote(base) + "/(?:users/(\\w{1,30})/posts|@(\\w{1,30}))/(\\d{1,19})");
    }

    public String of(Account account) {
        return actors.of(account);
    }

    /** Of a post or boost; the author is the one who posted it. */
    public String of(Post post, Account author) {
        return post.origin().map(Origin::uri).orElseGet(() -> of(author) + "/posts/" + post.id());
    }

    /** Whether something is called by a name of ours. */
    public boolean isOurs(String uri) {
        return uri.startsWith(base + "/");
    }

    /** The user name in the name, or the page's address, of a member; whether there is one is not looked up. */
    public Optional<String> memberIn(String uri) {
        Matcher matcher = actor.matcher(uri);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The post in the name, or the page's address, of something that was written here. */
    public Optional<PostId> postIn(String uri) {
        Matcher matcher = post.matcher(uri);
        return matcher.matches() ? PostId.parse(matcher.group(3)) : Optional.empty();
    }
}
