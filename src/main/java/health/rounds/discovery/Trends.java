package health.rounds.discovery;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.Sanctioned;
import health.rounds.discovery.LinkTrendStore.TrendingLink;
import health.rounds.discovery.TrendStore.TrendingPost;
import health.rounds.discovery.TrendStore.TrendingTag;
import health.rounds.posts.Hashtags;
import health.rounds.posts.PostId;
import health.rounds.posts.TagUse;
import health.rounds.previews.Card;
import health.rounds.previews.Previews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The front door to trends, by the rule "different people, halved each day": what counts is how many different people speak of
 * something, not how often, and each voice is worth half after a day. Fewer than three people make no trend. The rule is the same for
 * everyone; a reader's blocks and mutes are left out, and so is what a moderator rejected.
 */
@Component
public class Trends {
    /** Below this one person with a second account could make a trend. */
    static final int VOICES = 3;

    static final Duration HALF_LIFE = Duration.ofDays(1);
    static final Duration TAG_WINDOW = Duration.ofDays(7);
    static final Duration POST_WINDOW = Duration.ofDays(3);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 100;

    /** As many as apps show of a hashtag. */
    private static final int DAYS = 7;

    private final TrendStore store;
    private final LinkTrendStore links;
    private final Previews previews;
    private final Hashtags hashtags;
    private final Relationships relationships;
    private final Sanctioned sanctioned;
    private final Clock clock;
    private volatile Found found = new Found(Instant.MIN, List.of(), List.of(), List.of());

    Trends(
            TrendStore store,
            LinkTrendStore links,
            Previews previews,
            Hashtags hashtags,
            Relationships relationships,
            Sanctioned sanctioned,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.previews = previews;
        this.hashtags = hashtags;
        this.relationships = relationships;
        this.sanctioned = sanctioned;
        this.clock = clock;
    }

    /** What trended at a time. */
    private record Found(
            Instant freshUntil, List<ReviewedTag> tags, List<TrendingPost> posts, List<ReviewedLink> links) {}

    /**
     * A hashtag that the rule puts on the list.
     *
     * @param mayTrend what a moderator decided; empty where nobody did
     */
    public record ReviewedTag(TagUse use, Optional<Boolean> mayTrend) {}

    /**
     * A post that the rule puts on the list.
     *
     * @param mayTrend what a moderator decided; empty where nobody did
     */
    public record ReviewedPost(PostId post, Optional<Boolean> mayTrend) {}

    /**
     * A link that the rule puts on the list.
     *
     * @param mayTrend what a moderator decided; empty where nobody did
     */
    public record ReviewedLink(LinkUse use, Optional<Boolean> mayTrend) {}

    /** Hashtags with their use, the strongest first; from memory but for once in five minutes. */
    public List<TagUse> tags(int offset, int limit) {
        return current().tags().stream()
                .filter(tag -> tag.mayTrend().orElse(true))
                .map(ReviewedTag::use)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /** Posts, the strongest first, without those of people whom the viewer does not see; from memory but for once in five minutes. */
    public List<PostId> posts(Optional<AccountId> viewer, int offset, int limit) {
        Set<AccountId> hidden = relationships.hiddenFrom(viewer);
        Set<AccountId> limited = sanctioned.limited();
        return current().posts().stream()
                .filter(trending -> trending.mayTrend().orElse(true)
                        && !hidden.contains(trending.author())
                        && !limited.contains(trending.author()))
                .map(TrendingPost::post)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /** Links with what they lead to, the strongest first; from memory but for once in five minutes. */
    public List<LinkUse> links(int offset, int limit) {
        return current().links().stream()
                .filter(link -> link.mayTrend().orElse(true))
                .map(ReviewedLink::use)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /** For moderators: what was rejected included. */
    public List<ReviewedLink> linksToReview(int offset, int limit) {
        return current().links().stream().skip(offset).limit(limit).toList();
    }

    /** For moderators: what was rejected included. */
    public List<ReviewedTag> tagsToReview(int offset, int limit) {
        return current().tags().stream().skip(offset).limit(limit).toList();
    }

    /** For moderators: what was rejected included, whoever its author is. */
    public List<ReviewedPost> postsToReview(int offset, int limit) {
        return current().posts().stream()
                .map(trending -> new ReviewedPost(trending.post(), trending.mayTrend()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /** A moderator decides whether a hashtag may trend; it still needs what the rule asks for. */
    public void review(String tag, boolean mayTrend) {
        store.review(tag, mayTrend);
        refresh();
    }

    /** The same for a post. */
    public void review(PostId post, boolean mayTrend) {
        store.review(post, mayTrend);
        refresh();
    }

    /** The same for a link, by the id of its preview; empty where there is none. */
    public Optional<ReviewedLink> reviewLink(long preview, boolean mayTrend) {
        Optional<Card> card =
                Optional.ofNullable(previews.byIds(List.of(preview)).get(preview));
        if (card.isEmpty() || !links.review(preview, mayTrend)) {
            return Optional.empty();
        }
        refresh();
        String address = card.get().address();
        List<TagUse.Day> days =
                links.days(List.of(address), clock.instant(), DAYS).getOrDefault(address, List.of());
        return Optional.of(new ReviewedLink(new LinkUse(preview, card.get(), days), Optional.of(mayTrend)));
    }

    private Found current() {
        Found kept = found;
        return clock.instant().isBefore(kept.freshUntil()) ? kept : refreshed();
    }

    /** One computes, the others wait for it: it takes a few milliseconds. */
    private synchronized Found refreshed() {
        if (!clock.instant().isBefore(found.freshUntil())) {
            refresh();
        }
        return found;
    }

    synchronized void refresh() {
        Instant now = clock.instant();
        found = new Found(
                now.plus(FRESH),
                withUse(store.tags(now, TAG_WINDOW, HALF_LIFE, VOICES, MOST)),
                store.posts(now, POST_WINDOW, HALF_LIFE, VOICES, MOST),
                withCards(links.links(now, TAG_WINDOW, HALF_LIFE, VOICES, MOST), now));
    }

    private List<ReviewedLink> withCards(List<TrendingLink> found, Instant now) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Card> cards =
                previews.byIds(found.stream().map(TrendingLink::preview).toList());
        Map<String, List<TagUse.Day>> days =
                links.days(found.stream().map(TrendingLink::address).toList(), now, DAYS);
        List<ReviewedLink> reviewed = new ArrayList<>();
        for (TrendingLink link : found) {
            Card card = cards.get(link.preview());
            if (card != null) {
                LinkUse use = new LinkUse(link.preview(), card, days.getOrDefault(link.address(), List.of()));
                reviewed.add(new ReviewedLink(use, link.mayTrend()));
            }
        }
        return List.copyOf(reviewed);
    }

    private List<ReviewedTag> withUse(List<TrendingTag> found) {
        List<TagUse> uses = hashtags.uses(found.stream().map(TrendingTag::tag).toList());
        List<ReviewedTag> reviewed = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            reviewed.add(new ReviewedTag(uses.get(i), found.get(i).mayTrend()));
        }
        return List.copyOf(reviewed);
    }
}
