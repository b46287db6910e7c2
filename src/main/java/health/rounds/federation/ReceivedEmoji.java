package health.rounds.federation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A picture that stands for {@code :shortcode:} in the texts of what it came with. */
record ReceivedEmoji(String shortcode, String picture, Optional<Instant> updated) {
    private static final Pattern SHORTCODE = Pattern.compile("[A-Za-z0-9_]{2,100}");

    /** Those among the tags of a post, profile or reaction. */
    static List<ReceivedEmoji> of(ReceivedJson json, Instant now) {
        Map<String, ReceivedEmoji> emojis = new LinkedHashMap<>();
        for (ReceivedJson tag : json.children("tag", ReceivedLimits.ENTRIES)) {
            if (tag.is("Emoji") && emojis.size() < ReceivedLimits.EMOJIS) {
                String name = tag.string("name", ReceivedLimits.NAME).orElse("");
                String code = name.length() > 2 && name.startsWith(":") && name.endsWith(":")
                        ? name.substring(1, name.length() - 1)
                        : name;
                Optional<Iri> picture = tag.child("icon").flatMap(icon -> icon.iri("url"));
                if (SHORTCODE.matcher(code).matches() && picture.isPresent()) {
                    emojis.putIfAbsent(
                            code, new ReceivedEmoji(code, picture.get().value(), tag.past("updated", now)));
                }
            }
        }
        return new ArrayList<>(emojis.values());
    }
}
