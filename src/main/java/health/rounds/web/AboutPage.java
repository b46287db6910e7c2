package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.moderation.CommunityRules;
import health.rounds.privacy.PrivacyPolicy;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** {@code /about}: who runs this, what the rules are, and what happens to what is written here. */
@Controller
class AboutPage {
    private final Keepers keepers;
    private final CommunityRules rules;
    private final Templates templates;
    private final String privacy = PrivacyPolicy.current().html("");

    AboutPage(Keepers keepers, CommunityRules rules, Templates templates) {
        this.keepers = keepers;
        this.rules = rules;
        this.templates = templates;
    }

    @GetMapping("/about")
    View about(Frame frame) {
        return Html.page(templates.about(frame.titled("About and rules"), keepers.all(), rules.all(), privacy));
    }
}
