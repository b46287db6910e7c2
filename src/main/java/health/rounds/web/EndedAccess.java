package health.rounds.web;

import health.rounds.identity.AccessEnded;
import health.rounds.timelines.LiveStreams;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the live streams, of pages and apps alike, of somebody who may no longer act. */
@Component
class EndedAccess {
    private final LiveStreams streams;

    EndedAccess(LiveStreams streams) {
        this.streams = streams;
    }

    @EventListener
    void on(AccessEnded ended) {
        streams.end(ended.account());
    }
}
