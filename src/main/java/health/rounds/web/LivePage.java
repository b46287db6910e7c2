package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import health.rounds.accounts.Relationships;
import health.rounds.notifications.Notifications;
import health.rounds.posts.PostId;
import health.rounds.timelines.LiveEvent;
import health.rounds.timelines.LiveStreams;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page: turns what happens into the HTML that it shows. */
final class LivePage implements LiveStreams.Listener {
    /** Proxies close what is silent for a minute; a sign of life also finds readers who are gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private static final int MOST_UNREAD = 99;

    private static final int MOST_REMEMBERED = 200;

    private final SseEmitter emitter;
    private final Frame frame;
    private final PostPresenter posts;
    private final Relationships relationships;
    private final Notifications notifications;
    private final Templates templates;

    /** What the page was just sent, so that catching up and listening at the same time tell nothing twice. */
    private final Set<PostId> sent = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PostId, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }));

    LivePage(
            SseEmitter emitter,
            Frame frame,
            PostPresenter posts,
            Relationships relationships,
            Notifications notifications,
            Templates templates) {
        this.emitter = emitter;
        this.frame = frame;
        this.posts = posts;
        this.relationships = relationships;
        this.notifications = notifications;
        this.templates = templates;
    }

    /** Ends the subscription with the page, and lets the page know that somebody is there. */
    void listenTo(LiveStreams.Subscription subscription) {
        Thread heart = Thread.ofVirtual().name("live-heartbeat").start(this::beat);
        Runnable end = () -> {
            subscription.close();
            heart.interrupt();
        };
        emitter.onCompletion(end);
        emitter.onError(error -> end.run());
    }

    private void beat() {
        try {
            while (true) {
                emitter.send(SseEmitter.event().comment("beat"));
                Thread.sleep(HEARTBEAT);
            }
        } catch (InterruptedException | IOException | IllegalStateException e) {
            emitter.complete(); // the reader is gone
        }
    }

    /** What came while the page was not connected, the oldest first. */
    void catchUp(List<PostId> missed) {
        try {
            for (PostView view : posts.byIds(missed, frame.reader())) {
                add(view);
            }
        } catch (IOException e) {
            emitter.complete();
        }
    }

    /** The page has missed so much that it should be loaded again. */
    void tooFarBehind() {
        try {
            emitter.send(SseEmitter.event().name("behind").data("behind"));
        } catch (IOException e) {
            emitter.complete();
        }
    }

    @Override
    public void on(LiveEvent event) throws IOException {
        switch (event) {
            case LiveEvent.Added added -> {
                for (PostView view : posts.byIds(List.of(added.post()), frame.reader())) {
                    if (!isHidden(view)) {
                        add(view);
                    }
                }
            }
            case LiveEvent.Edited edited -> {
                for (PostView view : posts.byIds(List.of(edited.post()), frame.reader())) {
                    send("edited", templates.postItem(frame, view, false, ""));
                }
            }
            case LiveEvent.Removed removed ->
                emitter.send(
                        SseEmitter.event().name("removed").data(removed.post().toString()));
            case LiveEvent.FiltersChanged() -> {} // marks what apps show; pages have no filters
            case LiveEvent.ConversationChanged _ -> {} // on a stream that no page opens
            // What is read must not move; an announcement stands on the next page that is opened.
            case LiveEvent.Announced _, LiveEvent.AnnouncementGone _, LiveEvent.AnnouncementReacted _ -> {}
            case LiveEvent.Noticed _, LiveEvent.NoticesMerged _ ->
                send(
                        "unread",
                        templates.unread(notifications.unread(frame.reader().id(), MOST_UNREAD)));
        }
    }

    private boolean isHidden(PostView view) {
        return relationships
                .hiddenFrom(frame.reader().viewer())
                .contains(view.author().id());
    }

    private void add(PostView view) throws IOException {
        if (!sent.add(view.item())) {
            return;
        }
        emitter.send(SseEmitter.event()
                .id(view.item().toString())
                .name("post")
                .data(html(templates.postItem(frame, view, false, ""))));
    }

    private void send(String name, JteModel part) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(html(part)));
    }

    private static String html(JteModel part) {
        return part.render();
    }

    @Override
    public void dropped() {
        emitter.complete();
    }
}
