package health.rounds.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Someone who can be followed: what everybody may know of them.
 *
 * @param username unique without regard to case: letters, digits and underscores
 * @param displayName plain text; empty means that the user name is shown
 * @param bio plain text
 * @param avatar name of the picture file under /media, 400 x 400
 * @param header name of the picture file under /media, 1500 x 500
 * @param locked whether followers are approved one by one
 * @param discoverable whether the account wants to be suggested to others
 * @param lastPostOn day (UTC) of the newest post
 * @param sanctions what moderators have imposed on it
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
        Sanctions sanctions) {
    public Account {
        fields = List.copyOf(fields);
    }

    /** The name to show: the display name, or the user name where there is none. */
    public String name() {
        return displayName.isBlank() ? username : displayName;
    }
}
