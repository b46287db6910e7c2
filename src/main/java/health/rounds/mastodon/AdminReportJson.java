package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.moderation.CommunityRules;
import health.rounds.moderation.Report;
import health.rounds.posts.PostId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reports as moderators see them, with the accounts and posts of a whole page in a fixed number of queries. */
@Component
class AdminReportJson {
    private final AdminAccountJson accounts;
    private final StatusJson statuses;
    private final CommunityRules rules;

    AdminReportJson(AdminAccountJson accounts, StatusJson statuses, CommunityRules rules) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.rules = rules;
    }

    AdminReport one(Report report) {
        return list(List.of(report)).getFirst();
    }

    List<AdminReport> list(List<Report> reports) {
        Set<AccountId> ids = new HashSet<>();
        reports.forEach(report -> {
            ids.add(report.reporter());
            ids.add(report.target());
            report.assignedTo().ifPresent(ids::add);
            report.resolution().map(Report.Resolution::by).ifPresent(ids::add);
        });
        Map<AccountId, AdminAccount> people = accounts.each(ids);
        Map<PostId, RawJson> posts = statuses.eachForModerators(reports.stream()
                .flatMap(report -> report.posts().stream())
                .distinct()
                .toList());
        return reports.stream().map(report -> of(report, people, posts)).toList();
    }

    private AdminReport of(Report report, Map<AccountId, AdminAccount> people, Map<PostId, RawJson> posts) {
        return AdminReport.of(
                report,
                new AdminReport.People(
                        Optional.ofNullable(people.get(report.reporter())),
                        Optional.ofNullable(people.get(report.target())),
                        report.assignedTo().flatMap(id -> Optional.ofNullable(people.get(id))),
                        report.resolution().flatMap(done -> Optional.ofNullable(people.get(done.by())))),
                report.posts().stream()
                        .flatMap(id -> Stream.ofNullable(posts.get(id)))
                        .toList(),
                RuleEntity.list(rules.byIds(report.rules())));
    }
}
