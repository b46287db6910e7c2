package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.discovery.FollowPage;
import health.rounds.discovery.FollowPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /@name/follow-from}: how somebody with an account on another server follows a member. */
@Controller
@RequestMapping("/@{name:\\w+}" + FollowFromPage.PATH)
class FollowFromPage {
    /** What its address adds to that of the profile. */
    static final String PATH = "/follow-from";

    private final Accounts accounts;
    private final FollowPages pages;
    private final LookupLimits limits;
    private final Templates templates;

    FollowFromPage(Accounts accounts, FollowPages pages, LookupLimits limits, Templates templates) {
        this.accounts = accounts;
        this.pages = pages;
        this.limits = limits;
        this.templates = templates;
    }

    @GetMapping
    View ask(Frame frame, @PathVariable String name) {
        return show(HttpStatus.OK, frame, find(name), "", "");
    }

    /** Asks the server that the visitor names, and no other, and leads there. */
    @PostMapping
    View lead(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String handle) {
        Account member = find(name);
        String typed = handle.strip();
        Optional<FollowPage> page = limits.visitor(request.getRemoteAddr(), () -> pages.of(typed, member));
        if (page.isEmpty()) {
            return show(
                    HttpStatus.TOO_MANY_REQUESTS,
                    frame,
                    member,
                    typed,
                    "There were too many questions from where you are. Please wait a few minutes.");
        }
        return switch (page.get()) {
            case FollowPage.At(var address) -> Redirect.elsewhere(address);
            case FollowPage.NoHandle() ->
                again(
                        frame,
                        member,
                        typed,
                        "That is not the handle of somebody on another server. It looks like @name@server.example.");
            case FollowPage.None() ->
                again(
                        frame,
                        member,
                        typed,
                        "Your server does not say where you can follow from. Check the spelling, or copy the handle below and search for it there.");
            case FollowPage.Away() ->
                again(
                        frame,
                        member,
                        typed,
                        "Your server does not answer just now. Try again in a few minutes, or copy the handle below and search for it there.");
        };
    }

    private View again(Frame frame, Account member, String typed, String problem) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, frame, member, typed, problem);
    }

    private View show(HttpStatus status, Frame frame, Account member, String typed, String problem) {
        return Html.page(
                status,
                templates.followFrom(
                        frame.titled("Follow " + member.name()), member, accounts.wholeHandle(member), typed, problem));
    }

    private Account find(String name) {
        return accounts.byUsername(name)
                .filter(member -> !member.sanctions().isSuspended())
                .orElseThrow(NotHere::new);
    }
}
