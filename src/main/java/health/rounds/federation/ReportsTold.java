package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.moderation.Report;
import health.rounds.moderation.ReportForwarded;
import health.rounds.moderation.Reports;
import health.rounds.platform.OutboxListener;
import health.rounds.posts.Origin;
import health.rounds.posts.Post;
import health.rounds.posts.Posts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells other servers what members report about their people; who reports is not told. */
@Component
class ReportsTold implements OutboxListener<ReportForwarded> {
    private final Reports reports;
    private final Accounts accounts;
    private final Posts posts;
    private final Activities activities;
    private final Recipients recipients;
    private final Herald herald;

    ReportsTold(
            Reports reports,
            Accounts accounts,
            Posts posts,
            Activities activities,
            Recipients recipients,
            Herald herald) {
        this.reports = reports;
        this.accounts = accounts;
        this.posts = posts;
        this.activities = activities;
        this.recipients = recipients;
        this.herald = herald;
    }

    @Override
    public String name() {
        return "federation-reports";
    }

    @Override
    public Class<ReportForwarded> events() {
        return ReportForwarded.class;
    }

    @Override
    public void on(ReportForwarded event) {
        Optional<Report> report =
                Optional.ofNullable(reports.byIds(List.of(event.report())).get(event.report()));
        Optional<Account> target =
                report.flatMap(found -> accounts.byId(found.target())).filter(account -> !account.isLocal());
        if (target.isPresent()) {
            List<String> named = posts.unfiltered(report.get().posts()).stream()
                    .map(Post::origin)
                    .flatMap(Optional::stream)
                    .map(Origin::uri)
                    .toList();
            herald.tellByCommunity(
                    target.get(),
                    activities.flag(event.report(), report.get().comment(), target.get(), named),
                    recipients.only(target.get()));
        }
    }
}
