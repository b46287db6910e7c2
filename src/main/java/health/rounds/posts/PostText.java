package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Elsewhere;
import health.rounds.platform.Settings;
import health.rounds.text.Links;
import health.rounds.text.Text;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes safe HTML of a post's plain text, with links to the accounts it mentions and its hashtags. */
@Component
public class PostText {
    private final String publicUrl;
    private final Accounts accounts;

    PostText(Settings settings, Accounts accounts) {
        this.publicUrl = settings.publicUrl().toString();
        this.accounts = accounts;
    }

    /** The post's text as HTML; empty for a post without text. */
    public String html(Post post) {
        return post.origin().map(Origin::html).orElseGet(() -> html(post.text(), post.mentions()));
    }

    /** The same for an earlier version of a post. */
    public String html(Post post, PostVersion version) {
        return html(version.text(), post.mentions());
    }

    /** Text that belongs to no post but mentions these people, such as an announcement. */
    public String html(String plain, List<Mention> mentions) {
        return Text.html(plain, new PostLinks(mentions));
    }

    /** What an account says of itself. */
    public String bio(Account account) {
        return account.elsewhere().map(Elsewhere::bioHtml).orElseGet(() -> html(account.bio()));
    }

    /** The value of a field of a profile; {@code number} counts from 0. */
    public String field(Account account, int number) {
        return account.elsewhere()
                .map(there -> there.fieldHtml().get(number))
                .orElseGet(() -> html(account.fields().get(number).value()));
    }

    /** Text that belongs to no post, such as a profile: its hashtags and links lead somewhere, mentions stay plain. */
    public String html(String plain) {
        return Text.html(plain, new Links() {
            @Override
            public Optional<URI> mention(String handle) {
                return Optional.empty();
            }

            @Override
            public URI hashtag(String tag) {
                return tagPage(tag);
            }
        });
    }

    private URI tagPage(String tag) {
        return URI.create(publicUrl + "/tags/" + URLEncoder.encode(tag, StandardCharsets.UTF_8));
    }

    private final class PostLinks implements Links {
        private final List<Mention> mentions;

        PostLinks(List<Mention> mentions) {
            this.mentions = mentions;
        }

        @Override
        public Optional<URI> mention(String handle) {
            String sought = accounts.normal(handle);
            return mentions.stream()
                    .filter(mention -> mention.handle().equalsIgnoreCase(sought))
                    .findFirst()
                    .map(mention -> URI.create(mention.elsewhere().orElse(publicUrl + "/@" + mention.username())));
        }

        @Override
        public URI hashtag(String tag) {
            return tagPage(tag);
        }
    }
}
