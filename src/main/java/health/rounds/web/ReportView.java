package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.moderation.CommunityRules;
import health.rounds.moderation.Report;
import java.util.List;
import java.util.Optional;

/**
 * A report with what a page shows of it; accounts that are gone are empty.
 *
 * @param posts those that still exist
 * @param rules those that are said to be broken
 */
public record ReportView(
        Report report,
        Optional<Account> reporter,
        Optional<Account> target,
        Optional<Account> assigned,
        Optional<Account> resolver,
        List<PostView> posts,
        List<CommunityRules.Rule> rules) {
    public ReportView {
        posts = List.copyOf(posts);
        rules = List.copyOf(rules);
    }

    public String path() {
        return ReportModerationPage.ADDRESS + "/" + report.id();
    }

    public String targetName() {
        return name(target);
    }

    public String reporterName() {
        return name(reporter);
    }

    /** The server that reports, where it was none of ours: whom it names stands for its moderators, not for a person. */
    public Optional<String> reportingServer() {
        return reporter.flatMap(Account::domain);
    }

    public String assignedName() {
        return name(assigned);
    }

    public String resolverName() {
        return name(resolver);
    }

    private static String name(Optional<Account> account) {
        return account.map(Account::name).orElse("An account that is gone");
    }
}
