package health.rounds.mastodon;

import health.rounds.accounts.PeopleLists;
import health.rounds.timelines.LiveStreams;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v1/streaming}: one WebSocket for any number of streams, or one stream as server-sent events. */
@Controller
class StreamingApi {
    private final LiveStreams streams;
    private final PeopleLists lists;
    private final StreamEvents events;
    private final SocketStreams sockets;

    StreamingApi(LiveStreams streams, PeopleLists lists, StreamEvents events, SocketStreams sockets) {
        this.streams = streams;
        this.lists = lists;
        this.events = events;
        this.sockets = sockets;
    }

    @GetMapping(value = "/api/v1/streaming", headers = "Upgrade")
    void socket(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        sockets.open(request, response);
    }

    @GetMapping({
        "/api/v1/streaming/user",
        "/api/v1/streaming/user/notification",
        "/api/v1/streaming/public",
        "/api/v1/streaming/public/local",
        "/api/v1/streaming/public/remote",
        "/api/v1/streaming/hashtag",
        "/api/v1/streaming/hashtag/local",
        "/api/v1/streaming/list",
        "/api/v1/streaming/direct"
    })
    void stream(MaybeViewer viewer, Params params, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        StreamName stream = StreamName.of(
                        name(request, params), params.word("tag"), params.id("list"), viewer.account(), lists)
                .orElseThrow(() -> viewer.viewer().isEmpty()
                        ? ApiError.of(401, "This stream needs an access token")
                        : ApiError.notFound());
        requireScope(viewer, stream);
        new EventStream(response, events, viewer.account()).run(streams, stream.key());
    }

    private static void requireScope(MaybeViewer viewer, StreamName stream) {
        Optional<Viewer> member = viewer.viewer();
        if (member.isPresent() && !member.get().access().allows(stream.scope())) {
            throw ApiError.of(403, "This action is outside the authorized scopes");
        }
    }

    private static String name(HttpServletRequest request, Params params) {
        String name =
                request.getRequestURI().substring("/api/v1/streaming/".length()).replace('/', ':');
        return name.startsWith("public") && params.flag("only_media") ? name + ":media" : name;
    }
}
