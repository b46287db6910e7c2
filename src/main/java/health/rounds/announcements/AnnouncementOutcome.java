package health.rounds.announcements;

import health.rounds.guard.Finding;
import java.util.List;

/** What became of a new announcement. */
public sealed interface AnnouncementOutcome {
    /** Everybody here sees it. */
    record Published(Announcement announcement) implements AnnouncementOutcome {}

    /** It could identify a patient; nothing was stored. */
    record Held(List<Finding> findings) implements AnnouncementOutcome {
        public Held {
            findings = List.copyOf(findings);
        }
    }

    /** It breaks a rule; nothing was stored. The reason is for the reader. */
    record Refused(String reason) implements AnnouncementOutcome {}
}
