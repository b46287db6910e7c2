package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Answer;
import health.rounds.guard.Verdict;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to making something public, changing it and taking it back. */
@Component
public class Publisher {
    /** What the guard says of a draft, for the composer; stores nothing. */
    public Verdict preview(AccountId author, Draft draft, List<Answer> answers) {
        throw new UnsupportedOperationException();
    }

    /** Publishes or schedules a draft. */
    public PublishOutcome publish(AccountId author, NewPost newPost) {
        throw new UnsupportedOperationException();
    }

    /** Changes text, warning, language, media or poll of one's own post; visibility and what it replies to stay. */
    public PublishOutcome edit(AccountId author, PostId post, Draft draft, List<Answer> answers) {
        throw new UnsupportedOperationException();
    }

    /** Takes one's own post (or boost) back; empty where it is not theirs. Answers with the post as it was, for "delete and redraft". */
    public Optional<Post> withdraw(AccountId author, PostId post) {
        throw new UnsupportedOperationException();
    }

    /** Boosts a post; answers with the boost. Empty where the post may not be boosted by this account. */
    public Optional<Post> boost(AccountId account, PostId post, Visibility visibility) {
        throw new UnsupportedOperationException();
    }

    /** Takes a boost back; answers with the post that was boosted. */
    public Optional<Post> unboost(AccountId account, PostId post) {
        throw new UnsupportedOperationException();
    }
}
