package health.rounds.posts;

import health.rounds.accounts.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what a draft answers, and whether its author may. */
@Component
final class Answerable {
    private final PostStore store;
    private final Readers readers;

    Answerable(PostStore store, Readers readers) {
        this.store = store;
        this.readers = readers;
    }

    /** What is wrong with answering a post, in words for whoever would like to. */
    Optional<String> problem(AccountId author, PostId id) {
        try {
            parent(author, id);
            return Optional.empty();
        } catch (DraftProblem problem) {
            return Optional.of(problem.reason());
        }
    }

    /**
     * The post that is answered: whoever answers a boost answers what it passes on.
     *
     * @throws DraftProblem if it is not there for this author, or its own author does not let them answer
     */
    PostRow parent(AccountId author, PostId id) {
        PostRow parent = readable(author, id)
                .flatMap(row -> row.boostOf().map(of -> readable(author, of)).orElse(Optional.of(row)))
                .orElseThrow(() -> new DraftProblem("The post you are replying to no longer exists."));
        ReplyRules.refusal(author, parent, of -> readers.follows(author, of)).ifPresent(reason -> {
            throw new DraftProblem(reason);
        });
        return parent;
    }

    private Optional<PostRow> readable(AccountId author, PostId id) {
        return store.byId(id).filter(row -> readers.mayRead(row, Optional.of(author)));
    }

    static ReplyConsent consent(AccountId author, PostRow parent) {
        return ReplyRules.needsConsent(author, parent) ? ReplyConsent.PENDING : ReplyConsent.FREE;
    }
}
