package health.rounds.web;

import health.rounds.accounts.AccountId;
import health.rounds.media.CoverOutcome;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.media.PictureReview;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The covers of the pictures in the composer. */
@Component
class Photos {
    private final MediaLibrary library;

    Photos(MediaLibrary library) {
        this.library = library;
    }

    /** A picture of this author. */
    Optional<PhotoView> of(MediaId id, AccountId author) {
        return library.review(id, author).map(PhotoView::new);
    }

    /** Covers what the form says, in all pictures whose covers it holds; what cannot be is a {@link FormProblem}. */
    void cover(MultiValueMap<String, String> sent, AccountId author) {
        CoverForm.read(sent)
                .forEach((id, form) -> library.review(id, author)
                        .filter(PictureReview::open)
                        .ifPresent(review -> cover(review, form, author)));
    }

    private void cover(PictureReview review, CoverForm form, AccountId author) {
        switch (library.cover(review.media().id(), author, form.covering(review))
                .orElseThrow(NotHere::new)) {
            case CoverOutcome.Done done -> {}
            case CoverOutcome.Refused refused -> throw new FormProblem(refused.reason());
        }
    }
}
