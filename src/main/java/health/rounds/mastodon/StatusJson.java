package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountChanged;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Sanctioned;
import health.rounds.accounts.SanctionsChanged;
import health.rounds.accounts.ServerSanctionsChanged;
import health.rounds.emojis.EmojisChanged;
import health.rounds.filters.Filters;
import health.rounds.platform.ReadThrough;
import health.rounds.posts.Marks;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostChanged;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import health.rounds.posts.QuoteSight;
import health.rounds.posts.Quotes;
import health.rounds.posts.Reactions;
import health.rounds.timelines.Timelines;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Posts as the API's Status, put together from bytes that were rendered before.
 *
 * <p>A home page is read a thousand times for each time one of its posts changes, so what is the same for all readers is rendered
 * once: the post up to its account ({@link RenderedStatus}) and the account ({@link AccountJson}). A page is then these pieces and
 * each reader's own marks, copied once, without any JSON writer and without SQL. Only the poll, which depends on the reader and
 * on the time, is written anew. A quoted post is a piece of its own: whether it is put in is asked for each reader.
 */
@Component
class StatusJson {
    private static final long MOST_BYTES = 64L << 20;

    private static final byte[] OPEN = ascii("[");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] CLOSE = ascii("]");

    private final ReadThrough<PostId, RenderedStatus> kept = new ReadThrough<>(MOST_BYTES, RenderedStatus::weight);
    /** Everybody who stands, or has stood, on the card of a kept post. */
    private final Set<AccountId> cardAuthors = ConcurrentHashMap.newKeySet();

    private final Posts posts;
    private final Reactions reactions;
    private final Polls polls;
    private final Quotes quotes;
    private final Timelines timelines;
    private final Filters filters;
    private final Accounts accounts;
    private final Sanctioned sanctioned;
    private final AccountJson accountJson;
    private final PreviewJson previews;
    private final Addresses addresses;
    private final PostText html;
    private final EmojiJson emojis;
    private final Clock clock;

    StatusJson(
            Posts posts,
            Reactions reactions,
            Polls polls,
            Quotes quotes,
            Timelines timelines,
            Filters filters,
            Accounts accounts,
            Sanctioned sanctioned,
            AccountJson accountJson,
            PreviewJson previews,
            Addresses addresses,
            PostText html,
            EmojiJson emojis,
            Clock clock) {
        this.posts = posts;
        this.reactions = reactions;
        this.polls = polls;
        this.quotes = quotes;
        this.timelines = timelines;
        this.filters = filters;
        this.accounts = accounts;
        this.sanctioned = sanctioned;
        this.accountJson = accountJson;
        this.previews = previews;
        this.addresses = addresses;
        this.html = html;
        this.emojis = emojis;
        this.clock = clock;
    }

    /** An array of posts that were chosen for this reader, in that order; those removed meanwhile are left out. */
    byte[] array(List<PostId> ids, Optional<AccountId> reader) {
        return array(ids, view(ids, Map.of(), reader));
    }

    /** The same for posts at hand. */
    byte[] arrayOf(List<Post> those, Optional<AccountId> reader) {
        List<PostId> ids = those.stream().map(Post::id).toList();
        return array(ids, view(ids, byId(those), reader));
    }

    /** A post that this reader may read. */
    byte[] one(Post post, Optional<AccountId> reader) {
        List<PostId> ids = List.of(post.id());
        Pieces out = new Pieces();
        view(ids, byId(List.of(post)), reader).write(post.id(), out);
        return out.join();
    }

    /** Each of those that were chosen for this reader and still exist. */
    Map<PostId, RawJson> each(List<PostId> ids, Optional<AccountId> reader) {
        return each(ids, view(ids, Map.of(), reader));
    }

    /** Each of those that still exist, whoever may read them: what is reported is seen by those who decide about it. */
    Map<PostId, RawJson> eachForModerators(List<PostId> ids) {
        return each(ids, view(ids, Map.of(), Optional.empty(), Set.of()));
    }

    private static Map<PostId, RawJson> each(List<PostId> ids, StatusView view) {
        Map<PostId, RawJson> found = new HashMap<>();
        for (PostId id : ids) {
            Pieces out = new Pieces();
            if (view.write(id, out)) {
                found.put(id, new RawJson(out.join()));
            }
        }
        return found;
    }

    /** What a post quotes, as its reader may see it. */
    Optional<RawJson> quote(Post post, Optional<AccountId> reader) {
        return view(List.of(post.id()), byId(List.of(post)), reader).quote(post.id());
    }

    /** A status with the text its author typed, which apps put back into their composer. */
    static byte[] withText(byte[] status, String text) {
        String json = new String(status, StandardCharsets.UTF_8);
        return json.replaceFirst("\"text\":null", Matcher.quoteReplacement("\"text\":" + Json.text(text)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A status as those see it who decide what trends. */
    static byte[] withReview(byte[] status, boolean isReviewed) {
        byte[] review = ascii(",\"requires_review\":" + !isReviewed + "}");
        byte[] with = Arrays.copyOf(status, status.length - 1 + review.length);
        System.arraycopy(review, 0, with, status.length - 1, review.length);
        return with;
    }

    /** Whether pictures are sensitive is part of what is kept. */
    @EventListener
    void on(SanctionsChanged changed) {
        kept.forgetAll(status -> status.author().equals(changed.account()) || isOnCardOf(status, changed.account()));
    }

    /** An account changes with each of its posts, and hardly anybody stands on a card: only for them all that is kept is looked through. */
    @EventListener
    void on(AccountChanged changed) {
        if (cardAuthors.contains(changed.account())) {
            kept.forgetAll(status -> isOnCardOf(status, changed.account()));
        }
    }

    private static boolean isOnCardOf(RenderedStatus status, AccountId account) {
        return status.cardAuthor().filter(account::equals).isPresent();
    }

    @EventListener
    void on(ServerSanctionsChanged changed) {
        kept.forgetAll(all -> true);
    }

    @EventListener
    void on(EmojisChanged changed) {
        kept.forgetAll(all -> true);
    }

    @EventListener
    void on(PostChanged changed) {
        kept.forget(changed.post());
    }

    private static byte[] array(List<PostId> ids, StatusView view) {
        Pieces out = new Pieces().add(OPEN);
        boolean first = true;
        for (PostId id : ids) {
            if (!view.has(id)) {
                continue;
            }
            if (!first) {
                out.add(COMMA);
            }
            view.write(id, out);
            first = false;
        }
        return out.add(CLOSE).join();
    }

    private StatusView view(List<PostId> ids, Map<PostId, Post> atHand, Optional<AccountId> reader) {
        return view(ids, atHand, reader, sanctioned.suspended());
    }

    private StatusView view(
            List<PostId> ids, Map<PostId, Post> atHand, Optional<AccountId> reader, Set<AccountId> gone) {
        Map<PostId, RenderedStatus> rendered = rendered(ids, atHand);
        List<PostId> boosted = new ArrayList<>(0);
        for (RenderedStatus status : rendered.values()) {
            if (status.boostOf().isPresent()) {
                boosted.add(status.boostOf().get());
            }
        }
        if (!boosted.isEmpty()) {
            rendered.putAll(rendered(boosted, Map.of()));
        }
        addQuoted(rendered);
        addQuoted(rendered); // what is quoted quotes in its turn: no more than its id is told, but not to everyone
        List<AccountId> authors = new ArrayList<>(rendered.size());
        List<PostId> withPoll = new ArrayList<>(0);
        for (RenderedStatus status : rendered.values()) {
            authors.add(status.author());
            if (status.poll().isPresent()) {
                withPoll.add(status.id());
            }
        }
        Map<PostId, Marks> marks = reader.isPresent() ? reactions.marks(reader.get(), rendered.keySet()) : Map.of();
        Map<PostId, List<Integer>> votes =
                reader.isPresent() && !withPoll.isEmpty() ? polls.votes(reader.get(), withPoll) : Map.of();
        return new StatusView(
                rendered,
                accountJson.bytes(authors),
                marks,
                votes,
                reader.map(filters::ready),
                sight(reader),
                reader,
                gone,
                emojis,
                clock.instant());
    }

    private QuoteSight sight(Optional<AccountId> reader) {
        return quotes.sight(
                reader,
                author -> reader.filter(viewer -> timelines.isFollowing(viewer, author))
                        .isPresent());
    }

    private void addQuoted(Map<PostId, RenderedStatus> rendered) {
        List<PostId> quoted = new ArrayList<>(0);
        for (RenderedStatus status : rendered.values()) {
            status.quote()
                    .filter(Quote::stands)
                    .map(Quote::post)
                    .filter(id -> !rendered.containsKey(id))
                    .ifPresent(quoted::add);
        }
        if (!quoted.isEmpty()) {
            rendered.putAll(rendered(quoted, Map.of()));
        }
    }

    private Map<PostId, RenderedStatus> rendered(Collection<PostId> ids, Map<PostId, Post> atHand) {
        Map<PostId, RenderedStatus> found = kept.all(ids, missing -> {
            List<PostId> unknown =
                    missing.stream().filter(id -> !atHand.containsKey(id)).toList();
            return unknown.isEmpty() ? Map.of() : render(posts.unfiltered(unknown));
        });
        // A post at hand was loaded before this moment and may be old by now: it is rendered for this answer and not
        // kept.
        List<Post> rest = atHand.values().stream()
                .filter(post -> !found.containsKey(post.id()))
                .toList();
        if (!rest.isEmpty()) {
            found.putAll(render(rest));
        }
        return found;
    }

    private Map<PostId, RenderedStatus> render(Collection<Post> those) {
        Set<AccountId> people = new HashSet<>();
        for (Post post : those) {
            people.add(post.author());
            post.quote().map(Quote::author).ifPresent(people::add);
        }
        Map<AccountId, Account> byId = accounts.byIds(people);
        Map<PostId, PreviewJson.OfPost> cards =
                previews.byPosts(those.stream().map(Post::id).toList());
        Map<PostId, RenderedStatus> rendered = HashMap.newHashMap(those.size());
        for (Post post : those) {
            Account author = byId.get(post.author());
            if (author != null) {
                Optional<String> quotedName = post.quote()
                        .flatMap(quote -> Optional.ofNullable(byId.get(quote.author())))
                        .map(Account::handle);
                Optional<PreviewJson.OfPost> card = Optional.ofNullable(cards.get(post.id()));
                card.flatMap(PreviewJson.OfPost::author).ifPresent(cardAuthors::add);
                rendered.put(post.id(), RenderedStatus.of(post, author, quotedName, addresses, html, emojis, card));
            }
        }
        return rendered;
    }

    private static Map<PostId, Post> byId(List<Post> those) {
        Map<PostId, Post> byId = HashMap.newHashMap(those.size());
        those.forEach(post -> byId.put(post.id(), post));
        return byId;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
