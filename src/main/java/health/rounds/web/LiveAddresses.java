package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Relationships;
import health.rounds.notifications.Notifications;
import health.rounds.platform.Page;
import health.rounds.posts.PostId;
import health.rounds.timelines.From;
import health.rounds.timelines.LiveStreams;
import health.rounds.timelines.StreamKey;
import health.rounds.timelines.Timelines;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code /live/…}: what happens on a timeline while its page is open, as server-sent events that hold ready HTML. */
@Controller
@RequestMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class LiveAddresses {
    /** More than this is not caught up with: the page is told to load again. */
    private static final int MOST_MISSED = 40;

    /** Posts may become visible a little out of order, so catching up begins this much earlier; the page knows what it has. */
    private static final long OVERLAP = 10_000L << 16;

    private final LiveStreams streams;
    private final Timelines timelines;
    private final PostPresenter posts;
    private final Relationships relationships;
    private final Notifications notifications;
    private final Templates templates;

    LiveAddresses(
            LiveStreams streams,
            Timelines timelines,
            PostPresenter posts,
            Relationships relationships,
            Notifications notifications,
            Templates templates) {
        this.streams = streams;
        this.timelines = timelines;
        this.posts = posts;
        this.relationships = relationships;
        this.notifications = notifications;
        this.templates = templates;
    }

    @GetMapping("/home")
    SseEmitter home(
            Frame frame,
            HttpServletResponse response,
            @RequestParam long after,
            @RequestHeader(name = "Last-Event-ID") Optional<Long> last) {
        var reader = frame.reader().id();
        return open(
                frame, response, new StreamKey.Home(reader), last.orElse(after), page -> timelines.home(reader, page));
    }

    @GetMapping("/everyone")
    SseEmitter everyone(
            Frame frame,
            HttpServletResponse response,
            @RequestParam long after,
            @RequestHeader(name = "Last-Event-ID") Optional<Long> last) {
        return open(
                frame,
                response,
                new StreamKey.Everyone(From.HERE, false),
                last.orElse(after),
                page -> timelines.everyone(frame.reader().viewer(), From.HERE, false, page));
    }

    @GetMapping("/tag/{tag}")
    SseEmitter tag(
            Frame frame,
            HttpServletResponse response,
            @PathVariable String tag,
            @RequestParam long after,
            @RequestHeader(name = "Last-Event-ID") Optional<Long> last) {
        String name = tag.toLowerCase(Locale.ROOT);
        return open(
                frame,
                response,
                new StreamKey.Tag(name, From.ANYWHERE),
                last.orElse(after),
                page -> timelines.tag(
                        name, Set.of(), Set.of(), Set.of(), frame.reader().viewer(), From.ANYWHERE, false, page));
    }

    /** First listens, then looks up what came since: so nothing falls between the two. */
    private SseEmitter open(
            Frame frame,
            HttpServletResponse response,
            StreamKey key,
            long since,
            Function<Page, List<PostId>> timeline) {
        // Proxies such as nginx hold back what they think is a page.
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        SseEmitter emitter = new SseEmitter(0L);
        LivePage page = new LivePage(emitter, frame.forLive(), posts, relationships, notifications, templates);
        page.listenTo(streams.open(key, page));
        List<PostId> missed = timeline.apply(
                new Page(Optional.empty(), Optional.of(Math.max(0, since - OVERLAP)), Optional.empty(), MOST_MISSED));
        if (missed.size() == MOST_MISSED) {
            page.tooFarBehind();
        } else {
            page.catchUp(missed.reversed());
        }
        return emitter;
    }
}
