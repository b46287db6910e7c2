package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.posts.PostId;
import health.rounds.web.Whereabouts.Found;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * {@code /authorize_interaction}: where other servers send a member who wants to follow or answer somebody there (our WebFinger names it). It
 * does nothing by itself: it leads to the page on which the member can.
 */
@Controller
class AuthorizeInteractionPage {
    private final Whereabouts whereabouts;
    private final PostPresenter presenter;
    private final Templates templates;

    AuthorizeInteractionPage(Whereabouts whereabouts, PostPresenter presenter, Templates templates) {
        this.whereabouts = whereabouts;
        this.presenter = presenter;
        this.templates = templates;
    }

    @GetMapping("/authorize_interaction")
    View lead(Frame frame, HttpServletRequest request, @RequestParam(defaultValue = "") String uri) {
        Reader reader = frame.reader();
        reader.member();
        return switch (whereabouts.ask(uri.strip(), reader)) {
            case Found.Person(Account account) ->
                Redirect.to(
                        "/@" + account.handle(),
                        request,
                        "This is %s. Here you can follow and write to them.".formatted(account.name()));
            case Found.Written(PostId post) ->
                Redirect.to(presenter.byId(post, reader).path(), request, "This is the post. Here you can answer it.");
            case Found.Nothing() ->
                problem(
                        frame,
                        HttpStatus.NOT_FOUND,
                        "We could not find that",
                        "Nothing was found under the address that led you here, or its server does not answer just now. "
                                + "Go back and try again in a few minutes, or search for the whole handle, such as @name@server.example.");
            case Found.TooMuch() ->
                problem(
                        frame,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "A little too fast",
                        "You have looked for a lot on other servers in a short time. Wait a few minutes and try again.");
        };
    }

    private View problem(Frame frame, HttpStatus status, String title, String words) {
        return Html.page(status, templates.problem(frame.titled(title), words));
    }
}
