package health.rounds.web;

import health.rounds.posts.PostLimits;
import java.util.List;
import java.util.Optional;

/**
 * The composer with what is said about its content.
 *
 * @param pictures the uploads it will carry
 * @param quote the post it will quote
 * @param problem what kept it from being published
 */
public record ComposeView(
        ComposeForm form,
        CheckView check,
        List<PhotoView> pictures,
        Optional<QuoteView> quote,
        Optional<String> problem) {
    public ComposeView {
        pictures = List.copyOf(pictures);
    }

    /** A composer in which nothing has been looked at yet. */
    static ComposeView of(ComposeForm form) {
        return new ComposeView(form, CheckView.CLEAR, List.of(), Optional.empty(), Optional.empty());
    }

    public int limit() {
        return PostLimits.MAX_CHARACTERS;
    }

    public int mostPictures() {
        return PostLimits.MAX_MEDIA;
    }

    public boolean isEdit() {
        return form.purpose().editing().isPresent();
    }

    public boolean isReply() {
        return form.purpose().replyTo().isPresent();
    }

    /** Where the finished form goes. */
    public String action() {
        return form.purpose().editing().map(id -> "/posts/" + id + "/edit").orElse("/posts");
    }

    /** What the button that does it says. */
    public String verb() {
        if (isEdit()) {
            return "Save changes";
        }
        return isReply() ? "Reply" : "Publish";
    }
}
