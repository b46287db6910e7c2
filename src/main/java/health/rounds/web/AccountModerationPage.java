package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.identity.Users;
import health.rounds.moderation.ActOutcome;
import health.rounds.moderation.Decision;
import health.rounds.moderation.Measure;
import health.rounds.moderation.Moderation;
import health.rounds.moderation.ModerationLog;
import health.rounds.moderation.ReportQuery;
import health.rounds.moderation.Reports;
import health.rounds.platform.Mails;
import health.rounds.platform.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /moderation/accounts/{name}}: how an account stands, what was done about it, and what can be done, for moderators. */
@Controller
@RequestMapping(AccountModerationPage.ADDRESS + "/{name:" + Names.HANDLE + "}")
class AccountModerationPage {
    static final String ADDRESS = "/moderation/accounts";
    private static final int MOST = 20;

    private final Accounts accounts;
    private final Users users;
    private final Reports reports;
    private final Moderation moderation;
    private final ModerationLog log;
    private final ModerationPresenter presenter;
    private final Moderators moderators;
    private final Mails mails;
    private final Templates templates;

    AccountModerationPage(
            Accounts accounts,
            Users users,
            Reports reports,
            Moderation moderation,
            ModerationLog log,
            ModerationPresenter presenter,
            Moderators moderators,
            Mails mails,
            Templates templates) {
        this.accounts = accounts;
        this.users = users;
        this.reports = reports;
        this.moderation = moderation;
        this.log = log;
        this.presenter = presenter;
        this.moderators = moderators;
        this.mails = mails;
        this.templates = templates;
    }

    @GetMapping
    View show(Frame frame, @PathVariable String name) {
        moderators.require(frame.reader());
        Account account = find(name);
        AccountId reader = frame.reader().id();
        return Html.page(templates.moderationAccount(
                frame.titled("Moderate " + account.username()),
                new StandingView(
                        account,
                        users.byAccount(account.id()),
                        moderation.mayActOn(reader, account.id()),
                        moderation.mayErase(reader),
                        mails.canSend()),
                presenter.reports(
                        reports.list(reader, ReportQuery.openAbout(account.id()), Page.first(MOST)), frame.reader()),
                presenter.log(log.of(account.id()))));
    }

    @PostMapping("/decide")
    View decide(
            Reader reader,
            HttpServletRequest request,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "") String words,
            @RequestParam Optional<Long> report,
            @RequestParam(defaultValue = "false") boolean mail) {
        moderators.require(reader);
        Account account = find(name);
        String back = report.map(id -> ReportModerationPage.ADDRESS + "/" + id).orElse(path(account));
        Optional<Measure> chosen = Stream.of(Measure.values())
                .filter(each -> each.name().equals(measure))
                .findFirst();
        if (chosen.isEmpty() || words.isBlank()) {
            return Redirect.to(back, request, "Choose what to do and write a reason. Nothing was done.");
        }
        ActOutcome outcome = moderation.act(
                reader.id(), account.id(), new Decision(chosen.get(), report, words, mail && mails.canSend()));
        return Redirect.to(back, request, Acts.said(outcome, ModerationWords.done(chosen.get(), account)));
    }

    @PostMapping("/{act:enable|unlimit|unsensitive|unsuspend|erase}")
    View lift(Reader reader, HttpServletRequest request, @PathVariable String name, @PathVariable String act) {
        moderators.require(reader);
        Account account = find(name);
        ActOutcome outcome = switch (act) {
            case "enable" -> moderation.enable(reader.id(), account.id());
            case "unlimit" -> moderation.unlimit(reader.id(), account.id());
            case "unsensitive" -> moderation.unsensitive(reader.id(), account.id());
            case "unsuspend" -> moderation.unsuspend(reader.id(), account.id());
            default -> moderation.erase(reader.id(), account.id());
        };
        return Redirect.to(
                path(account),
                request,
                Acts.said(
                        outcome,
                        switch (act) {
                            case "enable" -> account.username() + " can sign in again.";
                            case "unlimit" -> "Everybody is shown their posts again.";
                            case "unsensitive" -> "Their pictures are shown as they mark them.";
                            case "unsuspend" -> "Account and posts are back.";
                            default -> "The data are being deleted.";
                        }));
    }

    private Account find(String name) {
        return accounts.byHandle(name).orElseThrow(NotHere::new);
    }

    private static String path(Account account) {
        return ADDRESS + "/" + account.handle();
    }
}
