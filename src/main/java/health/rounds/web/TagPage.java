package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.posts.Hashtags;
import health.rounds.posts.TagUse;
import health.rounds.timelines.From;
import health.rounds.timelines.Timelines;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /tags/{tag}}: public posts with a hashtag. */
@Controller
class TagPage {
    private final Timelines timelines;
    private final Hashtags hashtags;
    private final TimelinePresenter timeline;
    private final Templates templates;

    TagPage(Timelines timelines, Hashtags hashtags, TimelinePresenter timeline, Templates templates) {
        this.timelines = timelines;
        this.hashtags = hashtags;
        this.timeline = timeline;
        this.templates = templates;
    }

    @GetMapping("/tags/{tag}")
    View tag(Frame frame, @PathVariable String tag, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        String name = tag.toLowerCase(Locale.ROOT);
        TimelineView found = timeline.of(
                timelines.tag(
                        name,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        reader.viewer(),
                        From.ANYWHERE,
                        false,
                        TimelinePresenter.page(before)),
                reader,
                "/tags/" + name);
        return Html.page(templates.timeline(
                frame.titled("#" + name),
                use(hashtags.use(name)),
                found,
                before.isEmpty() ? Optional.of("/live/tag/" + name) : Optional.empty(),
                "No public post has this hashtag yet."));
    }

    private static String use(TagUse use) {
        long week = use.days().stream().mapToLong(TagUse.Day::posts).sum();
        return week == 0 ? "Not used in the last seven days." : Words.count(week, "post") + " in the last seven days.";
    }
}
