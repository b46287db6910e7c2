package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.moderation.ActOutcome;
import health.rounds.moderation.Moderation;
import health.rounds.moderation.ModerationLog;
import health.rounds.moderation.Report;
import health.rounds.moderation.ReportQuery;
import health.rounds.moderation.Reports;
import health.rounds.platform.Mails;
import health.rounds.platform.Page;
import health.rounds.posts.PostId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /moderation/reports}: what members have reported, for moderators. */
@Controller
@RequestMapping(ReportModerationPage.ADDRESS)
class ReportModerationPage {
    static final String ADDRESS = "/moderation/reports";
    private static final int MOST = 40;
    private static final String ID = "/{id:\\d{1,18}}";

    private final Reports reports;
    private final Accounts accounts;
    private final Moderation moderation;
    private final ModerationLog log;
    private final ModerationPresenter presenter;
    private final Moderators moderators;
    private final Mails mails;
    private final Templates templates;

    ReportModerationPage(
            Reports reports,
            Accounts accounts,
            Moderation moderation,
            ModerationLog log,
            ModerationPresenter presenter,
            Moderators moderators,
            Mails mails,
            Templates templates) {
        this.reports = reports;
        this.accounts = accounts;
        this.moderation = moderation;
        this.log = log;
        this.presenter = presenter;
        this.moderators = moderators;
        this.mails = mails;
        this.templates = templates;
    }

    @GetMapping
    View list(Frame frame, @RequestParam(defaultValue = "") String show, @RequestParam Optional<Long> before) {
        moderators.require(frame.reader());
        boolean closed = "closed".equals(show);
        Page page = before.map(id -> Page.before(id, MOST)).orElseGet(() -> Page.first(MOST));
        List<Report> found =
                reports.list(frame.reader().id(), new ReportQuery(closed, Optional.empty(), Optional.empty()), page);
        Optional<Long> older = found.size() < MOST
                ? Optional.empty()
                : Optional.of(found.getLast().id());
        return Html.page(templates.moderationReports(
                frame.titled("Reports"), presenter.reports(found, frame.reader()), closed, older));
    }

    @GetMapping(ID)
    View show(Frame frame, @PathVariable long id) {
        moderators.require(frame.reader());
        Report report = find(frame.reader(), id);
        return Html.page(templates.moderationReport(
                frame.titled("Report"),
                presenter.reports(List.of(report), frame.reader()).getFirst(),
                presenter.log(log.ofReport(id)),
                moderation.mayActOn(frame.reader().id(), report.target()),
                mails.canSend()));
    }

    @PostMapping(ID + "/{act:assign|unassign|close|reopen}")
    View settle(Reader reader, HttpServletRequest request, @PathVariable long id, @PathVariable String act) {
        moderators.require(reader);
        Optional<Report> done = switch (act) {
            case "assign" -> reports.assign(reader.id(), id);
            case "unassign" -> reports.unassign(reader.id(), id);
            case "close" -> reports.resolve(reader.id(), id);
            default -> reports.reopen(reader.id(), id);
        };
        if (done.isEmpty()) {
            throw new NotHere();
        }
        return Redirect.to(
                ADDRESS + "/" + id,
                request,
                switch (act) {
                    case "assign" -> "You look after this report.";
                    case "unassign" -> "The report is left to whoever takes it.";
                    case "close" -> "Closed.";
                    default -> "Open again.";
                });
    }

    @PostMapping(ID + "/remove-posts")
    View removePosts(
            Reader reader,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(name = "post", defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean mail) {
        moderators.require(reader);
        Report report = find(reader, id);
        List<PostId> posts = chosen.stream()
                .map(text -> PostId.parse(text).orElseThrow(NotHere::new))
                .toList();
        String back = ADDRESS + "/" + id;
        if (posts.isEmpty() || words.isBlank()) {
            return Redirect.to(back, request, "Choose posts and write a reason. Nothing was done.");
        }
        ActOutcome outcome = moderation.removePosts(reader.id(), id, posts, words, mail && mails.canSend());
        return Redirect.to(back, request, Acts.said(outcome, removed(report)));
    }

    /** People elsewhere are told nothing. */
    private String removed(Report report) {
        boolean told = accounts.byId(report.target()).filter(Account::isLocal).isPresent();
        return told
                ? "Removed. Its author is told why, and the report is closed."
                : "Removed, and the report is closed.";
    }

    private Report find(Reader reader, long id) {
        return reports.byId(reader.id(), id).orElseThrow(NotHere::new);
    }
}
