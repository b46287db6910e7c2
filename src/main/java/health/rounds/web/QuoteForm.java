package health.rounds.web;

import health.rounds.posts.Draft;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What the composer holds about quotes.
 *
 * @param quoted the post that is being quoted
 * @param allowed who may quote this one; empty for whom its author usually lets
 */
public record QuoteForm(Optional<PostId> quoted, Optional<QuotePolicy> allowed) {
    static QuoteForm of(Draft draft) {
        return new QuoteForm(draft.quote(), draft.quotePolicy());
    }

    /** Reads a form; what no page of ours sends is a {@link FormProblem}. */
    static QuoteForm read(MultiValueMap<String, String> sent) {
        String allowed = ComposeForm.first(sent, "quotable");
        return new QuoteForm(
                sent.containsKey("unquote") ? Optional.empty() : PostId.parse(ComposeForm.first(sent, "quote")),
                allowed.isEmpty() ? Optional.empty() : Optional.of(policy(allowed)));
    }

    private static QuotePolicy policy(String name) {
        return Stream.of(QuotePolicy.values())
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FormProblem("Choose who may quote it."));
    }
}
