package health.rounds.federation;

import health.rounds.accounts.RemoteAuthor;
import health.rounds.posts.Post;
import health.rounds.posts.Replies;
import health.rounds.posts.ReplyRules;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps to what authors say about who may answer: to members' posts by the policy, to those of others by the approval that an answer names. */
@Component
class AnswersReceived {
    private final Replies replies;
    private final Approvals approvals;

    AnswersReceived(Replies replies, Approvals approvals) {
        this.replies = replies;
        this.approvals = approvals;
    }

    /** Whether an answer has its place below a post. */
    boolean mayStand(ReceivedNote answer, RemoteAuthor author, Post answered) throws Later {
        if (answered.isLocal()) {
            return replies.mayAnswer(author.id(), answered);
        }
        Optional<Iri> approval = answer.replyAuthorization();
        return ReplyRules.isFree(author.id(), answered)
                || (approval.isPresent()
                        && approvals.stands(
                                approval.get(),
                                ReceivedActivity.Request.Kind.REPLY,
                                answer.iri(),
                                answer.replyTo().orElseThrow(),
                                answered.author()));
    }
}
