package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.discovery.Finder;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Post;
import health.rounds.posts.PostSearch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v2/search} and its forerunner: people, hashtags and posts. */
@Controller
class SearchApi {
    private static final int USUAL = 20;
    private static final int MOST = 40;

    private final Accounts accounts;
    private final PostSearch posts;
    private final Hashtags hashtags;
    private final AccountJson accountJson;
    private final StatusJson statusJson;
    private final TagJson tagJson;
    private final Handles handles;
    private final Finder finder;

    SearchApi(
            Accounts accounts,
            PostSearch posts,
            Hashtags hashtags,
            AccountJson accountJson,
            StatusJson statusJson,
            TagJson tagJson,
            Handles handles,
            Finder finder) {
        this.accounts = accounts;
        this.posts = posts;
        this.hashtags = hashtags;
        this.accountJson = accountJson;
        this.statusJson = statusJson;
        this.tagJson = tagJson;
        this.handles = handles;
        this.finder = finder;
    }

    @GetMapping("/api/v2/search")
    @Scope("read:search")
    Reply search(MaybeViewer viewer, Params params) {
        Wanted wanted = Wanted.in(params, viewer.account());
        return Reply.of(new Results(people(wanted), found(wanted), tags(wanted)));
    }

    /** As before Mastodon 2.4.1: hashtags by name alone. */
    @GetMapping("/api/v1/search")
    @Scope("read:search")
    Reply searchOld(MaybeViewer viewer, Params params) {
        Wanted wanted = Wanted.in(params, viewer.account());
        List<String> names = tags(wanted).stream().map(Tag::name).toList();
        return Reply.of(new OldResults(people(wanted), found(wanted), names));
    }

    private List<RawJson> people(Wanted wanted) {
        if (wanted.wants("accounts") && asksElsewhere(wanted)) {
            Optional<Account> found = finder.account(wanted.words());
            if (found.isPresent()) {
                return accountJson.list(List.of(found.get()));
            }
        }
        return wanted.wants("accounts")
                ? accountJson.list(accounts.search(
                        handles.words(wanted.words()),
                        wanted.reader(),
                        wanted.followedOnly(),
                        wanted.offset(),
                        wanted.limit()))
                : List.of();
    }

    /** A member who has typed a whole handle or address is looked for even where nobody here knows it. */
    private boolean asksElsewhere(Wanted wanted) {
        return wanted.resolve()
                && wanted.reader().isPresent()
                && wanted.offset() == 0
                && handles.isWhole(wanted.words());
    }

    private RawJson found(Wanted wanted) {
        if (wanted.wants("statuses") && asksElsewhere(wanted)) {
            Optional<Post> post = finder.post(wanted.words(), wanted.reader().get());
            if (post.isPresent()) {
                return new RawJson(statusJson.arrayOf(List.of(post.get()), wanted.reader()));
            }
        }
        return new RawJson(
                wanted.wants("statuses")
                        ? statusJson.arrayOf(
                                posts.find(
                                        wanted.words(),
                                        wanted.reader(),
                                        wanted.author(),
                                        wanted.offset(),
                                        wanted.limit()),
                                wanted.reader())
                        : new byte[] {'[', ']'});
    }

    private List<Tag> tags(Wanted wanted) {
        // Hashtags are few and come ranked by use, so there is only one page of them.
        return wanted.wants("hashtags") && wanted.offset() == 0
                ? tagJson.list(
                        hashtags.beginningWith(TimelinesApi.normal(wanted.words()), wanted.limit()), wanted.reader())
                : List.of();
    }

    /** What is searched for, and by whom. */
    private record Wanted(
            String words,
            Optional<String> type,
            Optional<AccountId> reader,
            Optional<AccountId> author,
            boolean followedOnly,
            boolean resolve,
            int offset,
            int limit) {
        static Wanted in(Params params, Optional<AccountId> reader) {
            return new Wanted(
                    params.requiredWord("q"),
                    params.word("type"),
                    reader,
                    params.account("account_id"),
                    params.flag("following"),
                    params.flag("resolve"),
                    params.offset(),
                    params.limit(USUAL, MOST));
        }

        boolean wants(String kind) {
            return type.map(kind::equals).orElse(true);
        }
    }

    /** Search, as in Mastodon's documentation. */
    private record Results(List<RawJson> accounts, RawJson statuses, List<Tag> hashtags) {}

    private record OldResults(List<RawJson> accounts, RawJson statuses, List<String> hashtags) {}
}
