package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.announcements.Announcements;
import health.rounds.platform.Page;
import health.rounds.timelines.From;
import health.rounds.timelines.Timelines;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /}: what is new for a member; for a passer-by, what this is and whether to trust it. */
@Controller
class HomePage {
    private static final int WELCOME_POSTS = 8;

    private final Timelines timelines;
    private final TimelinePresenter timeline;
    private final AsidePresenter aside;
    private final Announcements announcements;
    private final AnnouncementPresenter announcementPresenter;
    private final Keepers keepers;
    private final Templates templates;

    HomePage(
            Timelines timelines,
            TimelinePresenter timeline,
            AsidePresenter aside,
            Announcements announcements,
            AnnouncementPresenter announcementPresenter,
            Keepers keepers,
            Templates templates) {
        this.timelines = timelines;
        this.timeline = timeline;
        this.aside = aside;
        this.announcements = announcements;
        this.announcementPresenter = announcementPresenter;
        this.keepers = keepers;
        this.templates = templates;
    }

    @GetMapping("/")
    View home(Frame frame, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        if (!reader.isSignedIn()) {
            return welcome(frame);
        }
        TimelineView posts = timeline.of(timelines.home(reader.id(), TimelinePresenter.page(before)), reader, "/");
        ComposeForm form = ComposeForm.of("");
        List<AnnouncementView> news =
                before.isEmpty() ? announcementPresenter.of(announcements.newTo(reader.id())) : List.of();
        return Html.page(templates.home(
                frame.at(Place.HOME, "Home"), news, posts, ComposeView.of(form), before.isEmpty(), aside.of(reader)));
    }

    private View welcome(Frame frame) {
        TimelineView posts = timeline.of(
                timelines.everyone(Optional.empty(), From.HERE, false, Page.first(WELCOME_POSTS)),
                frame.reader(),
                "/everyone");
        List<Account> people = keepers.all();
        return Html.page(templates.welcome(frame.at(Place.HOME, "Welcome"), posts, people));
    }
}
