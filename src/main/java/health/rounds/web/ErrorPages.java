package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when something went wrong: what happened and what to do. */
@Component
class ErrorPages implements ErrorViewResolver {
    private final FrameResolver frames;
    private final Templates templates;

    ErrorPages(FrameResolver frames, Templates templates) {
        this.frames = frames;
        this.templates = templates;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Frame frame = frames.frame(request).titled(title(status));
        return new ModelAndView(Html.page(status, templates.problem(frame, words(status))));
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case FORBIDDEN -> "That did not go through";
            case TOO_MANY_REQUESTS -> "A little too fast";
            case CONTENT_TOO_LARGE -> "That file is too big";
            default -> status.is4xxClientError() ? "We could not read that" : "Something broke on our side";
        };
    }

    private static String words(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND ->
                "The page was never here, was deleted, or is not for everyone. If you followed a link, its author may have changed who can read it.";
            case FORBIDDEN ->
                "You may not do this, or the page was open for so long that it expired. Nothing was changed. Go back, load the page again and repeat it.";
            case TOO_MANY_REQUESTS -> "Nothing was changed. Wait a few minutes and try again.";
            case CONTENT_TOO_LARGE -> "Nothing was stored. Go back and choose a smaller picture.";
            default ->
                status.is4xxClientError()
                        ? "Nothing was changed. Go back, load the page again and repeat it."
                        : "Nothing you wrote was published. Go back to find your text, and try again in a minute.";
        };
    }
}
