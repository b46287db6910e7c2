package health.rounds.mastodon;

import health.rounds.accounts.Accounts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v1/directory}: accounts that want to be found. */
@Controller
class DirectoryApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Accounts accounts;
    private final AccountJson json;

    DirectoryApi(Accounts accounts, AccountJson json) {
        this.accounts = accounts;
        this.json = json;
    }

    @GetMapping("/api/v1/directory")
    Reply show(MaybeViewer viewer, Params params) {
        return Reply.of(
                json.list(accounts.directory(params.flag("local"), params.offset(), params.limit(USUAL, MOST))));
    }
}
