package health.rounds.previews;

import health.rounds.posts.Mention;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Finds the link that a post is about: the first that leads outside and to no person or hashtag. */
final class FirstLink {
    /** As in {@link health.rounds.platform.OutsideHttp}. */
    private static final int LONGEST = 2000;

    /** What Mastodon, Misskey and others mark so is no link that the author typed. */
    private static final String OTHERS = ".mention, .hashtag, .u-url, [rel~=tag], .quote-inline a";

    private final String ours;

    /** {@code ours} is this community's host and port, where nothing needs a preview. */
    FirstLink(String ours) {
        this.ours = ours;
    }

    /** An https address without a fragment. */
    Optional<String> of(Post post) {
        Set<String> people = post.mentions().stream()
                .map(Mention::elsewhere)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return post.origin()
                .map(FirstLink::links)
                .orElseGet(() -> Text.parse(post.text()).links().stream().map(URI::toString))
                .filter(link -> !people.contains(link))
                .flatMap(link -> normal(link).stream())
                .filter(link -> !isOurs(link))
                .findFirst();
    }

    private static Stream<String> links(Origin origin) {
        List<String> links = Jsoup.parseBodyFragment(origin.html()).select("a[href]").stream()
                .filter(link -> !link.is(OTHERS))
                .map(link -> link.attr("href"))
                .toList();
        return links.stream();
    }

    /** The form in which addresses are compared; empty for what cannot be asked for. */
    static Optional<String> normal(String link) {
        try {
            String address = new URI(link).toASCIIString();
            int fragment = address.indexOf('#');
            String bare = fragment < 0 ? address : address.substring(0, fragment);
            URI uri = new URI(bare);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && bare.length() <= LONGEST
                    ? Optional.of(bare)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(String link) {
        return ours.equalsIgnoreCase(URI.create(link).getRawAuthority());
    }
}
