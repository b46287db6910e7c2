package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.posts.Marks;
import health.rounds.posts.Mention;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import health.rounds.posts.QuoteSight;
import health.rounds.posts.Quotes;
import health.rounds.posts.Reactions;
import health.rounds.posts.ReplyRules;
import health.rounds.previews.Card;
import health.rounds.previews.Previews;
import health.rounds.timelines.Timelines;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns posts into what pages show, with the same few questions to the modules however many posts there are. */
@Component
final class PostPresenter {
    private final Posts posts;
    private final Accounts accounts;
    private final Reactions reactions;
    private final Polls polls;
    private final Quotes quotes;
    private final Previews previews;
    private final Timelines timelines;
    private final PostText texts;
    private final EmojiImages emojis;
    private final Clock clock;

    PostPresenter(
            Posts posts,
            Accounts accounts,
            Reactions reactions,
            Polls polls,
            Quotes quotes,
            Previews previews,
            Timelines timelines,
            PostText texts,
            EmojiImages emojis,
            Clock clock) {
        this.posts = posts;
        this.accounts = accounts;
        this.reactions = reactions;
        this.polls = polls;
        this.quotes = quotes;
        this.previews = previews;
        this.timelines = timelines;
        this.texts = texts;
        this.emojis = emojis;
        this.clock = clock;
    }

    /** Those that the reader may see, in the order asked. */
    List<PostView> byIds(Collection<PostId> ids, Reader reader) {
        return of(posts.byIds(ids, reader.viewer()), reader);
    }

    /** The post, if the reader may see it; otherwise the page is not there. */
    PostView byId(PostId id, Reader reader) {
        return posts.byId(id, reader.viewer())
                .flatMap(post -> of(List.of(post), reader).stream().findFirst())
                .orElseThrow(NotHere::new);
    }

    /** Posts that the reader may see, in the order given; a boost shows what it passes on. */
    List<PostView> of(List<Post> items, Reader reader) {
        Map<PostId, Post> shown = withBoosted(items, reader);
        Map<PostId, Post> quoted = quoted(shown.values());
        Map<AccountId, Account> people = people(items, shown.values(), quoted.values());
        QuoteSight sight = sight(reader);
        Set<PostId> ids = shown.keySet();
        Map<PostId, Marks> marks =
                reader.viewer().map(viewer -> reactions.marks(viewer, ids)).orElse(Map.of());
        Map<PostId, List<Integer>> votes = votes(shown.values(), reader);
        Map<PostId, Card> cards = previews.byPosts(ids);
        Instant now = clock.instant();
        List<PostView> views = new ArrayList<>();
        for (Post item : items) {
            Post post = shown.get(item.boostOf().orElse(item.id()));
            Account author = post == null ? null : people.get(post.author());
            if (post != null && author != null) {
                views.add(new PostView(
                        item.id(),
                        post,
                        author,
                        item.boostOf().flatMap(boosted -> Optional.ofNullable(people.get(item.author()))),
                        post.replyToAccount().flatMap(id -> Optional.ofNullable(people.get(id))),
                        emojis.in(texts.html(post), post),
                        marks.getOrDefault(post.id(), Marks.NONE),
                        Optional.ofNullable(votes.get(post.id())),
                        isBy(reader, post),
                        post.quote().map(quote -> quote(quote, quoted, people, sight, reader, now)),
                        sight.mayQuote(post.author(), post.visibility(), post.quotePolicy()),
                        reader.viewer().flatMap(viewer -> ReplyRules.refusal(viewer, post, follows(reader))),
                        Optional.ofNullable(cards.get(post.id())).map(CardView::of),
                        now));
            }
        }
        return views;
    }

    /** A post that the reader is about to quote. */
    QuoteView quote(PostId id, Reader reader) {
        return byIds(List.of(id), reader).stream()
                .findFirst()
                .map(QuoteView::of)
                .orElseGet(() -> QuoteView.missing("The post you were quoting is gone, or no longer for you to read."));
    }

    private QuoteView quote(
            Quote quote,
            Map<PostId, Post> quoted,
            Map<AccountId, Account> people,
            QuoteSight sight,
            Reader reader,
            Instant now) {
        return switch (quote.state()) {
            case REVOKED -> QuoteView.missing("The author of the quoted post has removed it from this quote.");
            case PENDING -> QuoteView.missing("The author of the quoted post has not agreed to the quote yet.");
            case REJECTED -> QuoteView.missing("The author of the quoted post does not want it quoted here.");
            case DELETED -> QuoteView.missing("The quoted post is gone.");
            case ACCEPTED -> {
                Post post = quoted.get(quote.post());
                Account author = people.get(quote.author());
                if (post == null || author == null) {
                    yield QuoteView.missing("The quoted post is gone.");
                }
                List<AccountId> named =
                        post.mentions().stream().map(Mention::account).toList();
                yield switch (sight.shown(post.author(), post.visibility(), named)) {
                    case FULLY -> QuoteView.of(alone(post, author, reader, now));
                    case BLOCKED -> QuoteView.missing("You have blocked the author of the quoted post.");
                    case DOMAIN_HIDDEN ->
                        QuoteView.missing("You have hidden the server of the author of the quoted post.");
                    case MUTED -> QuoteView.missing("You have muted the author of the quoted post.");
                    case NOT -> QuoteView.missing("The quoted post is not for you to read.");
                };
            }
        };
    }

    /** A post as it stands in another one: to look at, and to open. */
    private PostView alone(Post post, Account author, Reader reader, Instant now) {
        return new PostView(
                post.id(),
                post,
                author,
                Optional.empty(),
                Optional.empty(),
                emojis.in(texts.html(post), post),
                Marks.NONE,
                Optional.empty(),
                isBy(reader, post),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                now);
    }

    private static boolean isBy(Reader reader, Post post) {
        return reader.viewer().filter(post.author()::equals).isPresent();
    }

    private QuoteSight sight(Reader reader) {
        return quotes.sight(reader.viewer(), follows(reader));
    }

    /** Whom the reader follows, from memory. */
    private Predicate<AccountId> follows(Reader reader) {
        return author -> reader.viewer()
                .filter(viewer -> timelines.isFollowing(viewer, author))
                .isPresent();
    }

    private Map<PostId, Post> quoted(Collection<Post> shown) {
        Set<PostId> ids = shown.stream()
                .flatMap(post -> post.quote().stream())
                .filter(Quote::stands)
                .map(Quote::post)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : posts.unfiltered(ids).stream().collect(Collectors.toMap(Post::id, Function.identity()));
    }

    private Map<PostId, Post> withBoosted(List<Post> items, Reader reader) {
        Map<PostId, Post> shown = items.stream()
                .filter(item -> item.boostOf().isEmpty())
                .collect(Collectors.toMap(Post::id, Function.identity(), (one, same) -> one));
        Set<PostId> boosted =
                items.stream().flatMap(item -> item.boostOf().stream()).collect(Collectors.toSet());
        if (!boosted.isEmpty()) {
            posts.byIds(boosted, reader.viewer()).forEach(post -> shown.put(post.id(), post));
        }
        return shown;
    }

    private Map<AccountId, Account> people(Collection<Post> items, Collection<Post> shown, Collection<Post> quoted) {
        Set<AccountId> ids = new HashSet<>();
        items.forEach(item -> ids.add(item.author()));
        quoted.forEach(post -> ids.add(post.author()));
        shown.forEach(post -> {
            ids.add(post.author());
            post.replyToAccount().ifPresent(ids::add);
        });
        return accounts.byIds(ids);
    }

    private Map<PostId, List<Integer>> votes(Collection<Post> shown, Reader reader) {
        List<PostId> withPoll = shown.stream()
                .filter(post -> post.poll().isPresent())
                .map(Post::id)
                .toList();
        return withPoll.isEmpty()
                ? Map.of()
                : reader.viewer().map(viewer -> polls.votes(viewer, withPoll)).orElse(Map.of());
    }
}
