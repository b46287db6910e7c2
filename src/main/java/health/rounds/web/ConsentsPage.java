package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.posts.PostId;
import health.rounds.privacy.Consents;
import health.rounds.publishing.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** {@code /settings/consents}: patients' consents that the reader recorded. */
@Controller
@RequestMapping(ConsentsPage.ADDRESS)
class ConsentsPage {
    static final String ADDRESS = "/settings/consents";

    private final Consents consents;
    private final Publisher publisher;
    private final Templates templates;

    ConsentsPage(Consents consents, Publisher publisher, Templates templates) {
        this.consents = consents;
        this.publisher = publisher;
        this.templates = templates;
    }

    @GetMapping
    View show(Frame frame) {
        return Html.page(templates.consents(
                frame.titled("Consents"), consents.of(frame.reader().id())));
    }

    @PostMapping("/{id:\\d{1,18}}/withdraw")
    View withdraw(Reader reader, HttpServletRequest request, @PathVariable long id) {
        boolean mine = consents.byId(id)
                .filter(consent -> consent.author().equals(reader.id()))
                .isPresent();
        if (!mine) {
            throw new NotHere();
        }
        return Redirect.to(ADDRESS, request, withdrawn(publisher.withdrawConsent(id, reader.id())));
    }

    static String withdrawn(List<PostId> posts) {
        return posts.isEmpty()
                ? "The consent is taken back. No post stood on it any more."
                : "The consent is taken back, and " + Words.count(posts.size(), "post") + " taken down with it.";
    }
}
