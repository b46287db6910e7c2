package health.rounds.media;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Answer;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to pictures: takes uploads, tells of them, and hands out their files. */
@Component
public class MediaLibrary {
    /** Screens the texts of an upload, then decodes, cleans, scales and keeps the picture. */
    public UploadOutcome upload(Upload upload) {
        throw new UnsupportedOperationException();
    }

    /** Screens and keeps a new description; empty if the owner has no such picture. For a picture in a post, edit the post in the same go. */
    public Optional<UploadOutcome> describe(
            MediaId id, AccountId owner, String altText, Optional<Focus> focus, List<Answer> answers) {
        throw new UnsupportedOperationException();
    }

    /** Decodes, cleans, crops and keeps a profile picture; it is swept after a day unless the profile names it. */
    public ProfilePictureOutcome storeProfilePicture(AccountId owner, InputStream bytes, ProfilePicture kind) {
        throw new UnsupportedOperationException();
    }

    public Optional<Media> byId(MediaId id) {
        throw new UnsupportedOperationException();
    }

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

    /** Deletes an upload that is in no post; whether the owner had one. */
    public boolean discard(MediaId id, AccountId owner) {
        throw new UnsupportedOperationException();
    }

    /** The file of that name, as it stands after /media/ in addresses. */
    public Optional<MediaFile> open(String file) {
        throw new UnsupportedOperationException();
    }
}
