package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.platform.Mails;
import health.rounds.platform.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** {@code /mails}: what the demonstration would have sent by e-mail; nowhere else is there such a page. */
@Controller
class MailsPage {
    private final Mails mails;
    private final Settings settings;
    private final Templates templates;

    MailsPage(Mails mails, Settings settings, Templates templates) {
        this.mails = mails;
        this.settings = settings;
        this.templates = templates;
    }

    @GetMapping("/mails")
    View show(Frame frame) {
        if (!settings.demo()) {
            throw new NotHere();
        }
        return Html.page(templates.mails(frame.titled("Mails"), mails.shown()));
    }
}
