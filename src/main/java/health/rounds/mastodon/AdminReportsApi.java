package health.rounds.mastodon;

import health.rounds.identity.Role;
import health.rounds.moderation.Report;
import health.rounds.moderation.ReportQuery;
import health.rounds.moderation.Reports;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/admin/reports}: what members have reported, for moderators' tools. */
@Controller
class AdminReportsApi {
    private static final int USUAL = 100;
    private static final int MOST = 200;

    private final Reports reports;
    private final AdminReportJson json;
    private final PageLinks links;

    AdminReportsApi(Reports reports, AdminReportJson json, PageLinks links) {
        this.reports = reports;
        this.json = json;
        this.links = links;
    }

    @GetMapping("/api/v1/admin/reports")
    @Scope(value = "admin:read:reports", role = Role.MODERATOR)
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        ReportQuery query = new ReportQuery(
                params.flag("resolved"), params.account("account_id"), params.account("target_account_id"));
        List<Report> found = reports.list(viewer.account(), query, params.page(USUAL, MOST));
        Optional<String> link = found.isEmpty()
                ? Optional.empty()
                : Optional.of(links.header(
                        request, found.getFirst().id(), found.getLast().id()));
        return Reply.of(json.list(found)).withLink(link);
    }

    @GetMapping("/api/v1/admin/reports/{id}")
    @Scope(value = "admin:read:reports", role = Role.MODERATOR)
    Reply show(@PathVariable long id, Viewer viewer) {
        return reply(reports.byId(viewer.account(), id));
    }

    @PutMapping("/api/v1/admin/reports/{id}")
    @Scope(value = "admin:write:reports", role = Role.MODERATOR)
    Reply classify(@PathVariable long id, Viewer viewer, Params params) {
        Optional<List<String>> rules =
                params.has("rule_ids") ? Optional.of(ReportsApi.ruleIds(params)) : Optional.empty();
        return reply(reports.classify(viewer.account(), id, ReportEntity.category(params), rules));
    }

    @PostMapping("/api/v1/admin/reports/{id}/assign_to_self")
    @Scope(value = "admin:write:reports", role = Role.MODERATOR)
    Reply assign(@PathVariable long id, Viewer viewer) {
        return reply(reports.assign(viewer.account(), id));
    }

    @PostMapping("/api/v1/admin/reports/{id}/unassign")
    @Scope(value = "admin:write:reports", role = Role.MODERATOR)
    Reply unassign(@PathVariable long id, Viewer viewer) {
        return reply(reports.unassign(viewer.account(), id));
    }

    @PostMapping("/api/v1/admin/reports/{id}/resolve")
    @Scope(value = "admin:write:reports", role = Role.MODERATOR)
    Reply resolve(@PathVariable long id, Viewer viewer) {
        return reply(reports.resolve(viewer.account(), id));
    }

    @PostMapping("/api/v1/admin/reports/{id}/reopen")
    @Scope(value = "admin:write:reports", role = Role.MODERATOR)
    Reply reopen(@PathVariable long id, Viewer viewer) {
        return reply(reports.reopen(viewer.account(), id));
    }

    private Reply reply(Optional<Report> report) {
        return Reply.of(json.one(report.orElseThrow(ApiError::notFound)));
    }
}
