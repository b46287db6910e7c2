package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Relationships;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /settings}: everything a member can decide, and {@code /settings/people}: whom they do not want to see. */
@Controller
class SettingsPage {
    private final Relationships relationships;
    private final Keepers keepers;
    private final Templates templates;

    SettingsPage(Relationships relationships, Keepers keepers, Templates templates) {
        this.relationships = relationships;
        this.keepers = keepers;
        this.templates = templates;
    }

    @GetMapping("/settings")
    View settings(Frame frame) {
        frame.reader().member();
        return Html.page(templates.settings(frame.titled("Settings"), keepers.isAdmin(frame.reader())));
    }

    @GetMapping("/settings/people")
    View people(Frame frame, @RequestParam Optional<Long> beforeBlocked, @RequestParam Optional<Long> beforeMuted) {
        Reader reader = frame.reader();
        PeopleView blocked =
                PeopleView.of(relationships.blockedBy(reader.id(), PeopleView.page(beforeBlocked)), "/settings/people");
        PeopleView muted =
                PeopleView.of(relationships.mutedBy(reader.id(), PeopleView.page(beforeMuted)), "/settings/people");
        return Html.page(templates.settingsPeople(frame.titled("Blocked and muted"), blocked, muted));
    }
}
