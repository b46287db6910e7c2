package health.rounds.previews;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.Sanctioned;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Page;
import health.rounds.platform.Settings;
import health.rounds.posts.Post;
import health.rounds.posts.PostChanged;
import health.rounds.posts.PostId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The front door to previews of links. A page is asked for once, however many posts link to it, and a while after the first of them: the
 * same post reaches many servers at once, and if each asked at once they would bring the page down (mastodon/mastodon, issue 4486).
 *
 * <p>Of posts that not everybody may read nothing is asked: an address can be a secret.
 */
@Component
public class Previews {
    /** How long after a post from elsewhere a page is asked for, at most. */
    private static final Duration SPREAD = Duration.ofSeconds(60);

    /** The same for our own, which may still be taken back. */
    private static final Duration OWN = Duration.ofSeconds(5);

    /** As long as Mastodon (app/services/fetch_link_card_service.rb). */
    private static final Duration FRESH = Duration.ofDays(14);

    private static final Duration NOT_AGAIN = Duration.ofDays(1);

    private final PreviewStore store;
    private final PageReader pages;
    private final Relationships relationships;
    private final Sanctioned sanctioned;
    private final FirstLink links;
    private final boolean on;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Previews(
            PreviewStore store,
            PageReader pages,
            Relationships relationships,
            Sanctioned sanctioned,
            Settings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.pages = pages;
        this.relationships = relationships;
        this.sanctioned = sanctioned;
        this.links = new FirstLink(settings.publicUrl().getAuthority());
        this.on = settings.linkPreviews();
        this.clock = clock;
        this.events = events;
    }

    /** What the first links of these posts lead to, as far as it is known; one query. */
    public Map<PostId, Card> byPosts(Collection<PostId> posts) {
        return posts.isEmpty() ? Map.of() : store.byPosts(posts);
    }

    /** Those of links by their ids, as far as they are found; one query. */
    public Map<Long, Card> byIds(Collection<Long> links) {
        return links.isEmpty() ? Map.of() : store.byIds(links);
    }

    /** Public posts with a link, without those of people whom the viewer does not see; empty where nothing is known of the link. */
    public Optional<List<PostId>> postsWith(String address, Optional<AccountId> viewer, Page page) {
        Set<AccountId> without = new HashSet<>(relationships.hiddenFrom(viewer));
        without.addAll(sanctioned.limited());
        without.addAll(sanctioned.suspended());
        return FirstLink.normal(address).filter(store::isFound).map(link -> store.postsWith(link, without, page));
    }

    /** Sees to the preview of a new post, inside the caller's transaction. */
    public void published(Post post) {
        linkOf(post).ifPresent(link -> attach(post, link));
    }

    /** The same for a post that was edited. */
    public void edited(Post before, Post now) {
        Optional<String> link = linkOf(now);
        if (!link.equals(linkOf(before))) {
            store.detach(List.of(now.id()));
            link.ifPresent(to -> attach(now, to));
        }
    }

    /** Forgets which links posts had that are gone, inside the caller's transaction. */
    public void gone(Collection<PostId> posts) {
        store.detach(posts);
    }

    /**
     * Takes the card that the author's server sent with a post, inside the caller's transaction; then the page is not asked for. It counts
     * for this post alone, and only where it is about the link that the post has.
     */
    public void sent(Post post, Card card) {
        if (linkOf(post).filter(card.address()::equals).isPresent() && pages.mayBeShown(card)) {
            store.send(post.id(), card, clock.instant());
            AfterCommit.run(() -> events.publishEvent(new PostChanged(post.id())));
        }
    }

    private Optional<String> linkOf(Post post) {
        return on && post.visibility().isOpen() && post.boostOf().isEmpty() ? links.of(post) : Optional.empty();
    }

    private void attach(Post post, String link) {
        Instant now = clock.instant();
        if (!store.isKnown(link, now.minus(FRESH), now.minus(NOT_AGAIN))) {
            Duration most = post.isLocal() ? OWN : SPREAD;
            store.want(link, now.plusMillis(ThreadLocalRandom.current().nextLong(most.toMillis())));
        }
        store.attach(post.id(), link);
    }
}
