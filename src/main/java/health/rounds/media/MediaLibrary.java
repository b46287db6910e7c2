package health.rounds.media;

import health.rounds.accounts.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The front door to uploaded pictures. */
@Component
public class MediaLibrary {
    /** All that exist; one query. */
    public Map<MediaId, Media> byIds(Collection<MediaId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Ties the owner's uploads to a post inside the caller's transaction; false, where one is another's or already tied to another post. */
    public boolean attach(AccountId owner, long post, List<MediaId> media) {
        throw new UnsupportedOperationException();
    }

    /** Removes uploads inside the caller's transaction: their rows now, their files after the commit. */
    public void remove(Collection<MediaId> media) {
        throw new UnsupportedOperationException();
    }
}
