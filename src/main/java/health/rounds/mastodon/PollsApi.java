package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.posts.Poll;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.VoteOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/polls}; a poll has the id of its post. */
@Controller
class PollsApi {
    private final Posts posts;
    private final Polls polls;
    private final EmojiJson emojis;
    private final Clock clock;

    PollsApi(Posts posts, Polls polls, EmojiJson emojis, Clock clock) {
        this.posts = posts;
        this.polls = polls;
        this.emojis = emojis;
        this.clock = clock;
    }

    @GetMapping("/api/v1/polls/{id}")
    @Scope("read:statuses")
    Reply show(@PathVariable PostId id, MaybeViewer viewer) {
        return reply(id, viewer.account());
    }

    @PostMapping("/api/v1/polls/{id}/votes")
    @Scope("write:statuses")
    Reply vote(@PathVariable PostId id, Viewer viewer, Params params) {
        List<Integer> choices = params.texts("choices").stream()
                .map(PollsApi::choice)
                .distinct()
                .toList();
        return switch (polls.vote(viewer.account(), id, choices)) {
            case VoteOutcome.Counted counted -> reply(id, Optional.of(viewer.account()));
            case VoteOutcome.Unknown() -> throw ApiError.notFound();
            case VoteOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
        };
    }

    private static int choice(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw ApiError.unprocessable("choices must be positions of answers, from 0");
        }
    }

    private Reply reply(PostId id, Optional<AccountId> reader) {
        Post post = posts.byId(id, reader).orElseThrow(ApiError::notFound);
        Poll poll = post.poll().orElseThrow(ApiError::notFound);
        List<Integer> own = reader.map(who -> votes(who, post)).orElse(List.of());
        boolean isAuthor = reader.filter(post.author()::equals).isPresent();
        return Reply.of(PollEntity.of(poll, own, isAuthor, clock.instant(), emojis));
    }

    private List<Integer> votes(AccountId reader, Post post) {
        return polls.votes(reader, List.of(post.id())).getOrDefault(post.id(), List.of());
    }
}
