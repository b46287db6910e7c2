package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.moderation.Category;
import java.util.List;
import java.util.Optional;

/**
 * A report as far as it is filled in.
 *
 * @param post the post that it is about; empty where it is about the account
 * @param forward whether the account’s own server is to get a copy
 * @param problem what is wrong with it; empty for nothing
 */
public record ReportForm(
        Account account,
        Optional<PostView> post,
        Optional<Category> category,
        List<String> rules,
        String comment,
        boolean forward,
        String problem) {
    public ReportForm {
        rules = List.copyOf(rules);
    }

    static ReportForm empty(Account account, Optional<PostView> post) {
        return new ReportForm(account, post, Optional.empty(), List.of(), "", false, "");
    }

    ReportForm with(String newProblem) {
        return new ReportForm(account, post, category, rules, comment, forward, newProblem);
    }

    /** Where it is sent to. */
    public String path() {
        return post.map(PostView::path).orElse("/@" + account.handle()) + "/report";
    }
}
