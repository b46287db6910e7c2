package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.identity.AccountQuery;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.moderation.ActOutcome;
import health.rounds.moderation.Decision;
import health.rounds.moderation.Measure;
import health.rounds.moderation.Moderation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/admin/accounts}: look at accounts and act against them, for moderators' tools. */
@Controller
class AdminAccountsApi {
    private static final int USUAL = 100;
    private static final int MOST = 200;

    private final Users users;
    private final Moderation moderation;
    private final AdminAccountJson json;
    private final PageLinks links;
    private final Addresses addresses;

    AdminAccountsApi(Users users, Moderation moderation, AdminAccountJson json, PageLinks links, Addresses addresses) {
        this.users = users;
        this.moderation = moderation;
        this.json = json;
        this.links = links;
        this.addresses = addresses;
    }

    @GetMapping("/api/v1/admin/accounts")
    @Scope(value = "admin:read:accounts", role = Role.MODERATOR)
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(AdminAccountParams.first(params, addresses.domain()), params, request);
    }

    @GetMapping("/api/v2/admin/accounts")
    @Scope(value = "admin:read:accounts", role = Role.MODERATOR)
    Reply some(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(AdminAccountParams.second(params, addresses.domain()), params, request);
    }

    @GetMapping("/api/v1/admin/accounts/{id}")
    @Scope(value = "admin:read:accounts", role = Role.MODERATOR)
    Reply show(@PathVariable AccountId id, Viewer viewer) {
        return Reply.of(json.one(id));
    }

    @PostMapping("/api/v1/admin/accounts/{id}/approve")
    @Scope(value = "admin:write:accounts", role = Role.MODERATOR)
    Reply approve(@PathVariable AccountId id, Viewer viewer) {
        return after(moderation.letIn(viewer.account(), id), id);
    }

    /** Answers with the account as it was: it is gone now. */
    @PostMapping("/api/v1/admin/accounts/{id}/reject")
    @Scope(value = "admin:write:accounts", role = Role.MODERATOR)
    Reply reject(@PathVariable AccountId id, Viewer viewer) {
        AdminAccount before = json.one(id);
        require(moderation.turnDown(viewer.account(), id));
        return Reply.of(before);
    }

    @PostMapping("/api/v1/admin/accounts/{id}/action")
    @Scope(value = "admin:write:accounts", role = Role.MODERATOR)
    Reply act(@PathVariable AccountId id, Viewer viewer, Params params) {
        Measure measure = measure(params.word("type").orElse(""));
        Optional<Long> report = params.id("report_id");
        if (params.id("warning_preset_id").isPresent()) {
            throw ApiError.notFound(); // there are no presets
        }
        Decision decision =
                new Decision(measure, report, params.text("text").orElse(""), params.flag("send_email_notification"));
        require(moderation.act(viewer.account(), id, decision));
        return Reply.empty();
    }

    @PostMapping("/api/v1/admin/accounts/{id}/enable")
    @Scope(value = "admin:write:accounts", role = Role.MODERATOR)
    Reply enable(@PathVariable AccountId id, Viewer viewer) {
        return after(moderation.enable(viewer.account(), id), id);
    }

    @PostMapping("/api/v1/admin/accounts/{id}/unsilence")
    @Scope(value = "admin:write:accounts", role = Role.MODERATOR)
    Reply unsilence(@PathVariable AccountId id, Viewer viewer) {
        return after(moderation.unlimit(viewer.account(), id), id);
    }

    @PostMapping("/api/v1/admin/accounts/{id}/unsuspend")
    @Scope(value = "admin:write:accounts", role = Role.MODERATOR)
    Reply unsuspend(@PathVariable AccountId id, Viewer viewer) {
        return after(moderation.unsuspend(viewer.account(), id), id);
    }

    @PostMapping("/api/v1/admin/accounts/{id}/unsensitive")
    @Scope(value = "admin:write:accounts", role = Role.MODERATOR)
    Reply unsensitive(@PathVariable AccountId id, Viewer viewer) {
        return after(moderation.unsensitive(viewer.account(), id), id);
    }

    /** What cannot be taken back needs more than a moderator, as in Mastodon (app/policies/account_policy.rb, destroy?). */
    @DeleteMapping("/api/v1/admin/accounts/{id}")
    @Scope(value = "admin:write:accounts", role = Role.ADMIN)
    Reply delete(@PathVariable AccountId id, Viewer viewer) {
        AdminAccount before = json.one(id);
        require(moderation.erase(viewer.account(), id));
        return Reply.of(before);
    }

    private Reply reply(Optional<AccountQuery> query, Params params, HttpServletRequest request) {
        List<AccountId> found = query.map(wanted -> users.find(wanted, params.page(USUAL, MOST)))
                .orElse(List.of());
        Optional<String> link = found.isEmpty()
                ? Optional.empty()
                : Optional.of(links.header(
                        request, found.getFirst().value(), found.getLast().value()));
        return Reply.of(json.list(found)).withLink(link);
    }

    private Reply after(ActOutcome outcome, AccountId id) {
        require(outcome);
        return Reply.of(json.one(id));
    }

    private static void require(ActOutcome outcome) {
        switch (outcome) {
            case ActOutcome.Done _ -> {}
            case ActOutcome.NotAllowed _ -> throw ApiError.of(403, "This action is not allowed");
            case ActOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
            case ActOutcome.Unknown _ -> throw ApiError.notFound();
        }
    }

    private static Measure measure(String type) {
        return switch (type) {
            case "none" -> Measure.WARN;
            case "sensitive" -> Measure.SENSITIVE;
            case "disable" -> Measure.DISABLE;
            case "silence" -> Measure.LIMIT;
            case "suspend" -> Measure.SUSPEND;
            default ->
                throw ApiError.unprocessable(
                        "Record invalid: type must be none, sensitive, disable, silence or suspend");
        };
    }
}
