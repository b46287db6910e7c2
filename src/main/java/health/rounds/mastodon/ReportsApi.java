package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.moderation.Category;
import health.rounds.moderation.NewReport;
import health.rounds.moderation.ReportOutcome;
import health.rounds.moderation.Reports;
import health.rounds.posts.PostId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/reports}: tell the moderators. */
@Controller
class ReportsApi {
    private final Reports reports;
    private final AccountJson accounts;

    ReportsApi(Reports reports, AccountJson accounts) {
        this.reports = reports;
        this.accounts = accounts;
    }

    @PostMapping("/api/v1/reports")
    @Scope("write:reports")
    Reply file(Viewer viewer, Params params) {
        AccountId target = params.account("account_id").orElseThrow(ApiError::notFound);
        List<PostId> posts = params.texts("status_ids").stream()
                .map(id -> PostId.parse(id.strip()).orElseThrow(ApiError::notFound))
                .distinct()
                .toList();
        NewReport report = new NewReport(
                target,
                posts,
                params.text("comment").orElse(""),
                ReportEntity.category(params).orElse(Category.OTHER),
                ruleIds(params),
                params.flag("forward"));
        return switch (reports.file(viewer.account(), report)) {
            case ReportOutcome.Filed filed ->
                Reply.of(ReportEntity.of(filed.report(), accounts.one(target).orElseThrow(ApiError::notFound)));
            case ReportOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
            case ReportOutcome.Unknown _ -> throw ApiError.notFound();
        };
    }

    static List<String> ruleIds(Params params) {
        return params.texts("rule_ids").stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }
}
