package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.moderation.CommunityRules;
import health.rounds.moderation.LogEntry;
import health.rounds.moderation.Report;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Turns reports and the log into what moderators' pages show, with the same few questions however many there are. */
@Component
class ModerationPresenter {
    private final Accounts accounts;
    private final Posts posts;
    private final PostPresenter presenter;
    private final CommunityRules rules;

    ModerationPresenter(Accounts accounts, Posts posts, PostPresenter presenter, CommunityRules rules) {
        this.accounts = accounts;
        this.posts = posts;
        this.presenter = presenter;
        this.rules = rules;
    }

    /** Reports with their posts, whoever may read those: moderators see what is reported. */
    List<ReportView> reports(List<Report> reports, Reader reader) {
        Set<AccountId> people = new HashSet<>();
        reports.forEach(report -> {
            people.add(report.reporter());
            people.add(report.target());
            report.assignedTo().ifPresent(people::add);
            report.resolution().map(Report.Resolution::by).ifPresent(people::add);
        });
        Map<AccountId, Account> known = accounts.byIds(people);
        Map<PostId, PostView> shown = shown(reports, reader);
        return reports.stream()
                .map(report -> new ReportView(
                        report,
                        Optional.ofNullable(known.get(report.reporter())),
                        Optional.ofNullable(known.get(report.target())),
                        report.assignedTo().flatMap(id -> Optional.ofNullable(known.get(id))),
                        report.resolution().flatMap(done -> Optional.ofNullable(known.get(done.by()))),
                        report.posts().stream()
                                .flatMap(id -> Stream.ofNullable(shown.get(id)))
                                .toList(),
                        rules.byIds(report.rules())))
                .toList();
    }

    List<LogView> log(List<LogEntry> entries) {
        Map<AccountId, Account> known =
                accounts.byIds(entries.stream().map(LogEntry::moderator).collect(Collectors.toSet()));
        return entries.stream()
                .map(entry -> new LogView(entry, Optional.ofNullable(known.get(entry.moderator()))))
                .toList();
    }

    private Map<PostId, PostView> shown(List<Report> reports, Reader reader) {
        List<PostId> wanted = reports.stream()
                .flatMap(report -> report.posts().stream())
                .distinct()
                .toList();
        return wanted.isEmpty()
                ? Map.of()
                : presenter.of(posts.unfiltered(wanted), reader).stream()
                        .collect(Collectors.toMap(PostView::item, Function.identity()));
    }
}
