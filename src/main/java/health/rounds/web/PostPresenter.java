package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.posts.Marks;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.PostText;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns posts into what pages show, with the same few questions to the modules however many posts there are. */
@Component
final class PostPresenter {
    private final Posts posts;
    private final Accounts accounts;
    private final Reactions reactions;
    private final Polls polls;
    private final PostText texts;
    private final Clock clock;

    PostPresenter(Posts posts, Accounts accounts, Reactions reactions, Polls polls, PostText texts, Clock clock) {
        this.posts = posts;
        this.accounts = accounts;
        this.reactions = reactions;
        this.polls = polls;
        this.texts = texts;
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
        Map<AccountId, Account> people = people(items, shown.values());
        Set<PostId> ids = shown.keySet();
        Map<PostId, Marks> marks =
                reader.viewer().map(viewer -> reactions.marks(viewer, ids)).orElse(Map.of());
        Map<PostId, List<Integer>> votes = votes(shown.values(), reader);
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
                        texts.html(post),
                        marks.getOrDefault(post.id(), Marks.NONE),
                        Optional.ofNullable(votes.get(post.id())),
                        reader.viewer().filter(post.author()::equals).isPresent(),
                        now));
            }
        }
        return views;
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

    private Map<AccountId, Account> people(Collection<Post> items, Collection<Post> shown) {
        Set<AccountId> ids = new HashSet<>();
        items.forEach(item -> ids.add(item.author()));
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
