package health.rounds.privacy;

import health.rounds.platform.DataFile;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What this software keeps and who gets it, as {@code data/privacy-policy.json} says.
 *
 * @param checked when that was last compared with what the code does
 * @param paragraphs as HTML, with {@code {server}} in place of this server's address
 */
public record PrivacyPolicy(String source, LocalDate checked, List<String> paragraphs) {
    public PrivacyPolicy {
        paragraphs = List.copyOf(paragraphs);
    }

    /** As it comes with this version. */
    public static PrivacyPolicy current() {
        return DataFile.json("privacy-policy.json", PrivacyPolicy.class);
    }

    /** The whole as HTML; the address of this server comes before links to its pages and may be empty on those. */
    public String html(String server) {
        return paragraphs.stream()
                .map(text -> "<p>" + text.replace("{server}", server) + "</p>")
                .collect(Collectors.joining("\n"));
    }
}
