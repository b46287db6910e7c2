package health.rounds.web;

import health.rounds.posts.Draft;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyPolicy;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * What the composer holds about quotes and answers.
 *
 * @param quoted the post that is being quoted
 * @param quotable who may quote this one; empty for whom its author usually lets
 * @param answerable who may answer it; empty for everyone, and for whoever might before an edit
 */
public record RightsForm(Optional<PostId> quoted, Optional<QuotePolicy> quotable, Optional<ReplyPolicy> answerable) {
    static RightsForm of(Draft draft) {
        return new RightsForm(draft.quote(), draft.quotePolicy(), draft.replyPolicy());
    }

    /** Reads a form; what no page of ours sends is a {@link FormProblem}. */
    static RightsForm read(MultiValueMap<String, String> sent) {
        String quotable = ComposeForm.first(sent, "quotable");
        String answerable = ComposeForm.first(sent, "answerable");
        return new RightsForm(
                sent.containsKey("unquote") ? Optional.empty() : PostId.parse(ComposeForm.first(sent, "quote")),
                quotable.isEmpty()
                        ? Optional.empty()
                        : Optional.of(chosen(QuotePolicy.choices(), quotable, "Choose who may quote it.")),
                answerable.isEmpty()
                        ? Optional.empty()
                        : Optional.of(chosen(ReplyPolicy.choices(), answerable, "Choose who may answer it.")));
    }

    private static <E extends Enum<E>> E chosen(List<E> choices, String name, String problem) {
        return choices.stream()
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FormProblem(problem));
    }
}
