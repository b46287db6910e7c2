package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.PeopleLists;
import health.rounds.accounts.Relationships;
import health.rounds.discovery.Finder;
import health.rounds.platform.Slice;
import health.rounds.posts.PostId;
import health.rounds.timelines.Timelines;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /api/v1/accounts}: look at people, their posts and whom they follow. */
@Controller
class AccountsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;
    private static final int USUAL_POSTS = 20;
    private static final int MOST_POSTS = 40;

    /** Apps show a few faces and a number. */
    private static final int MOST_FAMILIAR = 20;

    private final Accounts accounts;
    private final Follows follows;
    private final Relationships relationships;
    private final PeopleLists lists;
    private final Timelines timelines;
    private final AccountJson json;
    private final StatusJson statuses;
    private final PageLinks links;
    private final Handles handles;
    private final Finder finder;

    AccountsApi(
            Accounts accounts,
            Follows follows,
            Relationships relationships,
            PeopleLists lists,
            Timelines timelines,
            AccountJson json,
            StatusJson statuses,
            PageLinks links,
            Handles handles,
            Finder finder) {
        this.accounts = accounts;
        this.follows = follows;
        this.relationships = relationships;
        this.lists = lists;
        this.timelines = timelines;
        this.json = json;
        this.statuses = statuses;
        this.links = links;
        this.handles = handles;
        this.finder = finder;
    }

    @GetMapping("/api/v1/accounts/{id}")
    @Scope("read:accounts")
    Reply show(@PathVariable AccountId id, MaybeViewer viewer) {
        return Reply.of(json.one(id).orElseThrow(ApiError::notFound));
    }

    @GetMapping("/api/v1/accounts")
    @Scope("read:accounts")
    Reply several(MaybeViewer viewer, Params params) {
        List<AccountId> ids = params.accounts("id").stream().limit(MOST).toList();
        List<Account> found =
                ids.stream().flatMap(id -> accounts.byId(id).stream()).toList();
        return Reply.of(json.list(found));
    }

    @GetMapping("/api/v1/accounts/lookup")
    Reply lookup(MaybeViewer viewer, Params params) {
        Account account =
                accounts.byHandle(handles.bare(params.requiredWord("acct"))).orElseThrow(ApiError::notFound);
        return Reply.of(json.list(List.of(account)).getFirst());
    }

    @GetMapping("/api/v1/accounts/search")
    @Scope("read:accounts")
    Reply search(Viewer viewer, Params params) {
        String typed = params.text("q").orElse("");
        if (params.flag("resolve") && params.offset() == 0 && handles.isWhole(typed)) {
            Optional<Account> found = finder.account(typed);
            if (found.isPresent()) {
                return Reply.of(json.list(List.of(found.get())));
            }
        }
        String words = handles.words(typed);
        return Reply.of(json.list(accounts.search(
                words,
                Optional.of(viewer.account()),
                params.flag("following"),
                params.offset(),
                params.limit(USUAL, MOST))));
    }

    @GetMapping("/api/v1/accounts/relationships")
    @Scope("read:follows")
    Reply relationships(Viewer viewer, Params params) {
        return Reply.of(relationships.of(viewer.account(), params.accounts("id")).stream()
                .map(RelationshipEntity::of)
                .toList());
    }

    @GetMapping("/api/v1/accounts/familiar_followers")
    @Scope("read:follows")
    Reply familiarFollowers(Viewer viewer, Params params) {
        List<AccountId> ids = params.accounts("id").stream().limit(MOST).toList();
        return Reply.of(follows.familiarFollowers(viewer.account(), ids, MOST_FAMILIAR).entrySet().stream()
                .map(entry -> new FamiliarFollowers(entry.getKey().toString(), json.list(entry.getValue())))
                .toList());
    }

    /** FamiliarFollowers, as in Mastodon's documentation. */
    private record FamiliarFollowers(String id, List<RawJson> accounts) {}

    @GetMapping("/api/v1/accounts/{id}/statuses")
    @Scope("read:statuses")
    Reply statuses(@PathVariable AccountId id, MaybeViewer viewer, Params params, HttpServletRequest request) {
        Timelines.AccountFilter filter = new Timelines.AccountFilter(
                params.flag("exclude_replies"),
                params.flag("exclude_reblogs"),
                params.flag("only_media"),
                params.flag("pinned"),
                params.word("tagged").map(TimelinesApi::normal));
        existing(id);
        List<PostId> ids = timelines.account(id, viewer.account(), filter, params.page(USUAL_POSTS, MOST_POSTS));
        return Reply.json(statuses.array(ids, viewer.account())).withLink(links.around(request, ids));
    }

    @GetMapping("/api/v1/accounts/{id}/followers")
    @Scope("read:accounts")
    Reply followers(@PathVariable AccountId id, MaybeViewer viewer, Params params, HttpServletRequest request) {
        existing(id);
        return reply(follows.followersOf(id, params.page(USUAL, MOST)), request);
    }

    @GetMapping("/api/v1/accounts/{id}/following")
    @Scope("read:accounts")
    Reply following(@PathVariable AccountId id, MaybeViewer viewer, Params params, HttpServletRequest request) {
        existing(id);
        return reply(follows.followedBy(id, params.page(USUAL, MOST)), request);
    }

    @GetMapping("/api/v1/accounts/{id}/lists")
    @Scope("read:lists")
    Reply lists(@PathVariable AccountId id, Viewer viewer) {
        existing(id);
        return Reply.of(lists.containing(viewer.account(), id).stream()
                .map(ListEntity::of)
                .toList());
    }

    private void existing(AccountId id) {
        ApiError.require(accounts.byId(id));
    }

    private Reply reply(Slice<Account> people, HttpServletRequest request) {
        return Reply.of(json.list(people.items())).withLink(links.around(request, people));
    }
}
