package health.rounds.measures;

import health.rounds.media.MediaLibrary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The front door to what falls on what: languages, apps, disk space. */
@Component
public class Shares {
    private static final Duration FRESH = Duration.ofHours(1);

    private final ShareStore store;
    private final MediaLibrary media;
    private final Clock clock;
    private volatile Space space = new Space(0, 0, Instant.MIN);

    Shares(ShareStore store, MediaLibrary media, Clock clock) {
        this.store = store;
        this.media = media;
        this.clock = clock;
    }

    /**
     * Disk space that is taken.
     *
     * @param database bytes of the database
     * @param media bytes of pictures and videos
     */
    public record Space(long database, long media, Instant measuredAt) {}

    /** Posts of these days by language, the most used first; of a post without one the name is empty. */
    public List<Share> languages(Days days, int most) {
        return store.languages(days.atMost(Days.MOST), most);
    }

    /** Posts of these days by the app they came from; of the pages the name is empty. */
    public List<Share> apps(Days days, int most) {
        return store.apps(days.atMost(Days.MOST), most);
    }

    /** Public posts of these days with a hashtag, by language. */
    public List<Share> tagLanguages(String tag, Days days, int most) {
        return store.tagLanguages(tag, days.atMost(Days.MOST), most);
    }

    /** Posts of these days by the server of their authors; of members the name is empty. */
    public List<Share> servers(Days days, int most) {
        return store.servers(days.atMost(Days.MOST), most);
    }

    /** Whom of another server members follow, by user name, the most followed first; as it is now. */
    public List<Share> followedOf(String domain, int most) {
        return store.followedOf(domain, most);
    }

    /** Public posts of these days with a hashtag, the same way. */
    public List<Share> tagServers(String tag, Days days, int most) {
        return store.tagServers(tag, days.atMost(Days.MOST), most);
    }

    /** Posts of these days from another server, by language. */
    public List<Share> languagesOf(String domain, Days days, int most) {
        return store.languagesOf(domain, days.atMost(Days.MOST), most);
    }

    /** Measured at most once an hour, as every file is looked at. */
    public Space space() {
        Space known = space;
        return clock.instant().isBefore(known.measuredAt().plus(FRESH)) ? known : measured();
    }

    /** The version of the database server. */
    public String databaseVersion() {
        return store.databaseVersion();
    }

    private synchronized Space measured() {
        Instant now = clock.instant();
        if (!now.isBefore(space.measuredAt().plus(FRESH))) {
            space = new Space(store.databaseBytes(), media.bytes(), now);
        }
        return space;
    }
}
