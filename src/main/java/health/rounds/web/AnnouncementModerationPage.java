package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.announcements.AnnouncementOutcome;
import health.rounds.announcements.Announcements;
import health.rounds.announcements.NewAnnouncement;
import health.rounds.guard.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /moderation/announcements}: what administrators say to everybody here, and {@code POST /announcements/id/dismiss}: who has read it. */
@Controller
class AnnouncementModerationPage {
    private static final String ADDRESS = "/moderation/announcements";

    private final Announcements announcements;
    private final AnnouncementPresenter presenter;
    private final Keepers keepers;
    private final Templates templates;

    AnnouncementModerationPage(
            Announcements announcements, AnnouncementPresenter presenter, Keepers keepers, Templates templates) {
        this.announcements = announcements;
        this.presenter = presenter;
        this.keepers = keepers;
        this.templates = templates;
    }

    @GetMapping(ADDRESS)
    View show(Frame frame) {
        keepers.requireAdmin(frame.reader());
        return page(frame, HttpStatus.OK, AnnouncementForm.EMPTY, List.of());
    }

    @PostMapping(ADDRESS)
    View publish(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends,
            @RequestParam(defaultValue = "false") boolean allDay) {
        keepers.requireAdmin(frame.reader());
        AnnouncementForm form = new AnnouncementForm(text, starts, ends, allDay);
        try {
            return switch (announcements.publish(new NewAnnouncement(text, time(starts), time(ends), allDay))) {
                case AnnouncementOutcome.Published _ -> Redirect.to(ADDRESS, request, "Everybody here sees it now.");
                case AnnouncementOutcome.Refused refused -> again(frame, form, List.of(refused.reason()));
                case AnnouncementOutcome.Held held -> again(frame, form, explained(held.findings()));
            };
        } catch (FormProblem problem) {
            return again(frame, form, List.of(problem.reason()));
        }
    }

    @PostMapping(ADDRESS + "/{id:\\d{1,18}}/remove")
    View remove(Reader reader, HttpServletRequest request, @PathVariable long id) {
        keepers.requireAdmin(reader);
        if (!announcements.remove(id)) {
            throw new NotHere();
        }
        return Redirect.to(ADDRESS, request, "It is taken back.");
    }

    @PostMapping("/announcements/{id:\\d{1,18}}/dismiss")
    View dismiss(Reader reader, HttpServletRequest request, @PathVariable long id) {
        announcements.dismiss(reader.id(), id); // perhaps it was taken back meanwhile
        return Redirect.back(request, "/");
    }

    private View again(Frame frame, AnnouncementForm form, List<String> problems) {
        return page(frame, HttpStatus.UNPROCESSABLE_CONTENT, form, problems);
    }

    private View page(Frame frame, HttpStatus status, AnnouncementForm form, List<String> problems) {
        List<AnnouncementView> present = presenter.of(announcements.active());
        return Html.page(
                status, templates.moderationAnnouncements(frame.titled("Announcements"), present, form, problems));
    }

    private static List<String> explained(List<Finding> findings) {
        List<String> problems = new ArrayList<>();
        problems.add("This could identify a patient, so nothing was announced.");
        findings.stream().map(Finding::explanation).distinct().forEach(problems::add);
        return problems;
    }

    /** As the field for date and time sends it; in UTC. */
    private static Optional<Instant> time(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(typed.strip()).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new FormProblem("A time is written like 2026-12-01T09:00.");
        }
    }
}
