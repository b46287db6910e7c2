package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.PeopleList;
import health.rounds.accounts.PeopleLists;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/lists}. */
@Controller
class ListsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;
    private static final String REPLIES_TO_MEMBERS = "list";

    private final PeopleLists lists;
    private final AccountJson accounts;
    private final PageLinks links;

    ListsApi(PeopleLists lists, AccountJson accounts, PageLinks links) {
        this.lists = lists;
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping("/api/v1/lists")
    @Scope("read:lists")
    Reply all(Viewer viewer) {
        return Reply.of(lists.of(viewer.account()).stream().map(ListEntity::of).toList());
    }

    @PostMapping("/api/v1/lists")
    @Scope("write:lists")
    Reply create(Viewer viewer, Params params) {
        return Reply.of(ListEntity.of(lists.create(
                viewer.account(),
                params.requiredWord("title"),
                repliesPolicy(params).orElse(REPLIES_TO_MEMBERS),
                params.flag("exclusive"))));
    }

    @GetMapping("/api/v1/lists/{id}")
    @Scope("read:lists")
    Reply show(@PathVariable long id, Viewer viewer) {
        return Reply.of(ListEntity.of(list(viewer, id)));
    }

    @PutMapping("/api/v1/lists/{id}")
    @Scope("write:lists")
    Reply change(@PathVariable long id, Viewer viewer, Params params) {
        PeopleList before = list(viewer, id);
        return lists.change(
                        viewer.account(),
                        id,
                        params.word("title").orElse(before.title()),
                        repliesPolicy(params).orElse(before.repliesPolicy()),
                        params.optionalFlag("exclusive").orElse(before.exclusive()))
                .map(list -> Reply.of(ListEntity.of(list)))
                .orElseThrow(ApiError::notFound);
    }

    @DeleteMapping("/api/v1/lists/{id}")
    @Scope("write:lists")
    Reply remove(@PathVariable long id, Viewer viewer) {
        list(viewer, id);
        lists.remove(viewer.account(), id);
        return Reply.empty();
    }

    @GetMapping("/api/v1/lists/{id}/accounts")
    @Scope("read:lists")
    Reply members(@PathVariable long id, Viewer viewer, Params params, HttpServletRequest request) {
        list(viewer, id);
        // In Mastodon a limit of 0 asks for all of them; a page is as many as there may be at once.
        boolean all = params.number("limit").filter(limit -> limit == 0).isPresent();
        Page page = all ? Page.first(MOST) : params.page(USUAL, MOST);
        Slice<Account> members = lists.members(viewer.account(), id, page);
        return Reply.of(accounts.list(members.items())).withLink(links.around(request, members));
    }

    @PostMapping("/api/v1/lists/{id}/accounts")
    @Scope("write:lists")
    Reply add(@PathVariable long id, Viewer viewer, Params params) {
        list(viewer, id);
        if (!lists.add(viewer.account(), id, params.accounts("account_ids"))) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    @DeleteMapping("/api/v1/lists/{id}/accounts")
    @Scope("write:lists")
    Reply drop(@PathVariable long id, Viewer viewer, Params params) {
        list(viewer, id);
        lists.drop(viewer.account(), id, params.accounts("account_ids"));
        return Reply.empty();
    }

    private PeopleList list(Viewer viewer, long id) {
        return lists.byId(viewer.account(), id).orElseThrow(ApiError::notFound);
    }

    private static Optional<String> repliesPolicy(Params params) {
        return params.word("replies_policy").map(policy -> switch (policy) {
            case "followed", REPLIES_TO_MEMBERS, "none" -> policy;
            default -> throw ApiError.unprocessable("replies_policy must be followed, list or none");
        });
    }
}
