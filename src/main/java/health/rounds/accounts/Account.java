package health.rounds.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Someone who can be followed: what everybody may know of them.
 *
 * @param username unique without regard to case among members: letters, digits and underscores
 * @param displayName plain text; empty means that the user name is shown
 * @param bio plain text
 * @param avatar name of the picture file under /media, 400 x 400; of an account elsewhere the https address of its picture
 * @param header name of the picture file under /media, 1500 x 500; of an account elsewhere the https address of its picture
 * @param locked whether followers are approved one by one
 * @param discoverable whether the account wants to be suggested to others
 * @param lastPostOn day (UTC) of the newest post
 * @param sanctions what moderators have imposed on it
 * @param group whether it passes on what is sent to it, for many
 * @param alsoKnownAs addresses of accounts elsewhere that are the same person
 * @param movedTo where it has moved to
 * @param elsewhere empty for members of this community
 */
public record Account(
        AccountId id,
        String username,
        String displayName,
        String bio,
        List<ProfileField> fields,
        Optional<String> avatar,
        Optional<String> header,
        boolean locked,
        boolean bot,
        boolean discoverable,
        Instant createdAt,
        long followers,
        long following,
        long posts,
        Optional<LocalDate> lastPostOn,
        Sanctions sanctions,
        boolean group,
        List<String> alsoKnownAs,
        Optional<AccountId> movedTo,
        Optional<Elsewhere> elsewhere) {
    public Account {
        fields = List.copyOf(fields);
        alsoKnownAs = List.copyOf(alsoKnownAs);
    }

    /** The name to show: the display name, or the user name where there is none. */
    public String name() {
        return displayName.isBlank() ? username : displayName;
    }

    /** Whether it is somebody of this community. */
    public boolean isLocal() {
        return elsewhere.isEmpty();
    }

    /** The domain of its handle; empty for members of this community. */
    public Optional<String> domain() {
        return elsewhere.map(Elsewhere::domain);
    }

    /** The name by which it is addressed here: {@code anna}, or {@code anna@other.example}. */
    public String handle() {
        return elsewhere.map(there -> username + "@" + there.domain()).orElse(username);
    }
}
