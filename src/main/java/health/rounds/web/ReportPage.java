package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.moderation.Category;
import health.rounds.moderation.CommunityRules;
import health.rounds.moderation.NewReport;
import health.rounds.moderation.Report;
import health.rounds.moderation.ReportOutcome;
import health.rounds.moderation.Reports;
import health.rounds.posts.PostId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /@name/report} and {@code /@name/id/report}: tell the moderators of an account, or of a post. */
@Controller
class ReportPage {
    private static final String ACCOUNT = "/@{name:" + Names.HANDLE + "}/report";
    private static final String POST = "/@{name:" + Names.HANDLE + "}/{id:\\d+}/report";

    private final Reports reports;
    private final CommunityRules rules;
    private final Accounts accounts;
    private final PostPresenter posts;
    private final Templates templates;

    ReportPage(Reports reports, CommunityRules rules, Accounts accounts, PostPresenter posts, Templates templates) {
        this.reports = reports;
        this.rules = rules;
        this.accounts = accounts;
        this.posts = posts;
        this.templates = templates;
    }

    @GetMapping({ACCOUNT, POST})
    View show(Frame frame, @PathVariable String name, @PathVariable Optional<String> id) {
        Account account = other(frame.reader(), name);
        return page(HttpStatus.OK, frame, ReportForm.empty(account, post(frame.reader(), account, id)));
    }

    @PostMapping({ACCOUNT, POST})
    View send(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String name,
            @PathVariable Optional<String> id,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(name = "rule", defaultValue = "") List<String> broken,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "false") boolean forward) {
        Account account = other(frame.reader(), name);
        Optional<PostView> post = post(frame.reader(), account, id);
        Optional<Category> chosen = Stream.of(Category.values())
                .filter(each -> each.name().equals(category))
                .findFirst();
        List<String> named = chosen.filter(Category.VIOLATION::equals).isPresent() ? broken : List.of();
        ReportForm form = new ReportForm(account, post, chosen, named, comment, forward, "");
        if (chosen.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, frame, form.with("Choose what is wrong."));
        }
        if (chosen.get() == Category.VIOLATION && named.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, frame, form.with("Tick the rule that is broken."));
        }
        List<PostId> example = post.stream().map(view -> view.post().id()).toList();
        NewReport report = new NewReport(account.id(), example, comment, chosen.get(), named, forward);
        return switch (reports.file(frame.reader().id(), report)) {
            case ReportOutcome.Filed(Report filed) ->
                Redirect.to("/@" + account.handle(), request, thanks(account, filed));
            case ReportOutcome.Refused refused ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, frame, form.with(words(refused.reason())));
            case ReportOutcome.Unknown _ -> throw new NotHere();
        };
    }

    private static String thanks(Account account, Report filed) {
        String copied = account.domain()
                .filter(server -> filed.forwarded())
                .map(" %s gets a copy without your name."::formatted)
                .orElse("");
        return "Thank you. The moderators are told; %s is not.%s".formatted(account.name(), copied);
    }

    private View page(HttpStatus status, Frame frame, ReportForm form) {
        return Html.page(
                status,
                templates.report(
                        frame.titled("Report " + form.account().name()),
                        form,
                        rules.all(),
                        reports.limits().comment()));
    }

    /** Apps know the words before the colon; people need none. */
    private static String words(String reason) {
        return reason.substring(reason.indexOf(": ") < 0 ? 0 : reason.indexOf(": ") + 2);
    }

    private Account other(Reader reader, String name) {
        Account me = reader.member();
        return accounts.byHandle(name)
                .filter(account ->
                        !account.sanctions().isSuspended() && !account.id().equals(me.id()))
                .orElseThrow(NotHere::new);
    }

    private Optional<PostView> post(Reader reader, Account author, Optional<String> id) {
        return id.map(text -> posts.byId(PostId.parse(text).orElseThrow(NotHere::new), reader))
                .map(view -> {
                    if (!view.author().id().equals(author.id())) {
                        throw new NotHere();
                    }
                    return view;
                });
    }
}
