package health.rounds.accounts;

import health.rounds.platform.DataFile;
import java.util.Properties;

/** How long the parts of a profile, a note and a list may be, in UTF-16 units, and how many lists and hidden domains there may be; from {@code data/profile-limits.properties}. */
public record ProfileLimits(
        int displayName,
        int bio,
        int fields,
        int fieldName,
        int fieldValue,
        int note,
        int lists,
        int listTitle,
        int hiddenDomains) {

    static ProfileLimits read() {
        Properties file = DataFile.properties("profile-limits.properties");
        return new ProfileLimits(
                number(file, "display-name"),
                number(file, "bio"),
                number(file, "fields"),
                number(file, "field-name"),
                number(file, "field-value"),
                number(file, "note"),
                number(file, "lists"),
                number(file, "list-title"),
                number(file, "hidden-domains"));
    }

    private static int number(Properties file, String name) {
        return Integer.parseInt(file.getProperty(name));
    }
}
