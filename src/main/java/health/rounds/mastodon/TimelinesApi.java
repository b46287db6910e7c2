package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.PeopleLists;
import health.rounds.platform.Page;
import health.rounds.posts.PostId;
import health.rounds.previews.Previews;
import health.rounds.timelines.From;
import health.rounds.timelines.Timelines;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /api/v1/timelines}: home, public, tag, link, list and direct. */
@Controller
class TimelinesApi {
    private static final int USUAL = 20;
    private static final int MOST = 40;

    private final Timelines timelines;
    private final Previews previews;
    private final PeopleLists lists;
    private final StatusJson statuses;
    private final PageLinks links;

    TimelinesApi(Timelines timelines, Previews previews, PeopleLists lists, StatusJson statuses, PageLinks links) {
        this.timelines = timelines;
        this.previews = previews;
        this.lists = lists;
        this.statuses = statuses;
        this.links = links;
    }

    @GetMapping("/api/v1/timelines/home")
    @Scope("read:statuses")
    Reply home(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(timelines.home(viewer.account(), page(params)), Optional.of(viewer.account()), request);
    }

    @GetMapping("/api/v1/timelines/public")
    @Scope("read:statuses")
    Reply everyone(MaybeViewer viewer, Params params, HttpServletRequest request) {
        List<PostId> ids = timelines.everyone(viewer.account(), from(params), params.flag("only_media"), page(params));
        return reply(ids, viewer.account(), request);
    }

    @GetMapping("/api/v1/timelines/tag/{tag}")
    @Scope("read:statuses")
    Reply tag(@PathVariable String tag, MaybeViewer viewer, Params params, HttpServletRequest request) {
        List<PostId> ids = timelines.tag(
                normal(tag),
                normal(params.texts("any")),
                normal(params.texts("all")),
                normal(params.texts("none")),
                viewer.account(),
                from(params),
                params.flag("only_media"),
                page(params));
        return reply(ids, viewer.account(), request);
    }

    private static From from(Params params) {
        if (params.flag("local")) {
            return From.HERE;
        }
        return params.flag("remote") ? From.ELSEWHERE : From.ANYWHERE;
    }

    @GetMapping("/api/v1/timelines/list/{id}")
    @Scope("read:lists")
    Reply list(@PathVariable long id, Viewer viewer, Params params, HttpServletRequest request) {
        ApiError.require(lists.byId(viewer.account(), id));
        return reply(timelines.list(viewer.account(), id, page(params)), Optional.of(viewer.account()), request);
    }

    /** Public posts with a link of which something is known. */
    @GetMapping("/api/v1/timelines/link")
    @Scope("read:statuses")
    Reply link(MaybeViewer viewer, Params params, HttpServletRequest request) {
        List<PostId> ids = params.text("url")
                .flatMap(url -> previews.postsWith(url, viewer.account(), page(params)))
                .orElseThrow(ApiError::notFound);
        return reply(ids, viewer.account(), request);
    }

    /** Gone from Mastodon, but Mastodon.py still asks for it. */
    @GetMapping("/api/v1/timelines/direct")
    @Scope("read:statuses")
    Reply direct(Viewer viewer, Params params, HttpServletRequest request) {
        return reply(timelines.direct(viewer.account(), page(params)), Optional.of(viewer.account()), request);
    }

    private static Page page(Params params) {
        return params.page(USUAL, MOST);
    }

    private Reply reply(List<PostId> ids, Optional<AccountId> reader, HttpServletRequest request) {
        return Reply.json(statuses.array(ids, reader)).withLink(links.around(request, ids));
    }

    private static Set<String> normal(List<String> tags) {
        return tags.stream().map(TimelinesApi::normal).collect(Collectors.toSet());
    }

    /** The form in which hashtags are kept. */
    static String normal(String tag) {
        String bare = tag.startsWith("#") ? tag.substring(1) : tag;
        return Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
