package health.rounds.accounts;

import java.util.List;
import java.util.Optional;

/**
 * What an owner changes in their profile; an empty value leaves that part as it is.
 *
 * @param avatar name of a picture file under /media; an empty name removes the picture
 * @param header likewise
 */
public record ProfileChange(
        Optional<String> displayName,
        Optional<String> bio,
        Optional<List<ProfileField>> fields,
        Optional<Boolean> locked,
        Optional<Boolean> bot,
        Optional<Boolean> discoverable,
        Optional<String> avatar,
        Optional<String> header) {}
