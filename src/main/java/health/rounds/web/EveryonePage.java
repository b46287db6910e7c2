package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.timelines.From;
import health.rounds.timelines.Timelines;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /everyone}: all public posts of this community, newest first. */
@Controller
class EveryonePage {
    private final Timelines timelines;
    private final TimelinePresenter timeline;
    private final Templates templates;

    EveryonePage(Timelines timelines, TimelinePresenter timeline, Templates templates) {
        this.timelines = timelines;
        this.timeline = timeline;
        this.templates = templates;
    }

    @GetMapping("/everyone")
    View everyone(Frame frame, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        TimelineView posts = timeline.of(
                timelines.everyone(reader.viewer(), From.HERE, false, TimelinePresenter.page(before)),
                reader,
                "/everyone");
        return Html.page(templates.timeline(
                frame.at(Place.EVERYONE, "Everyone here"),
                "All public posts of this community, newest first.",
                posts,
                before.isEmpty() ? Optional.of("/live/everyone") : Optional.empty(),
                "No one has posted yet. Yours can be the first."));
    }
}
