package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.privacy.KnownNames;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /settings/answers}: the names about which the reader told the guard that they are no patient's. */
@Controller
@RequestMapping(AnswersPage.ADDRESS)
class AnswersPage {
    static final String ADDRESS = "/settings/answers";

    private final KnownNames names;
    private final Templates templates;

    AnswersPage(KnownNames names, Templates templates) {
        this.names = names;
        this.templates = templates;
    }

    @GetMapping
    View show(Frame frame) {
        return Html.page(templates.answers(
                frame.titled("Answers to the guard"),
                names.remembered(frame.reader().id())));
    }

    @PostMapping("/forget")
    View forget(Reader reader, HttpServletRequest request, @RequestParam String name) {
        if (!names.forget(reader.id(), name)) {
            throw new NotHere();
        }
        return Redirect.to(ADDRESS, request, "Forgotten. The guard asks about this name again.");
    }
}
