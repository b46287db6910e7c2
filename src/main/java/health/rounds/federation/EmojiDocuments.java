package health.rounds.federation;

import health.rounds.emojis.Emojis;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /emojis/{shortcode}}: an emoji of this community, by the id that it has in posts. */
@Controller
class EmojiDocuments {
    private final Emojis emojis;
    private final Tags tags;
    private final Gate gate;

    EmojiDocuments(Emojis emojis, Tags tags, Gate gate) {
        this.emojis = emojis;
        this.tags = tags;
        this.gate = gate;
    }

    @GetMapping("/emojis/{shortcode}")
    ResponseEntity<byte[]> emoji(HttpServletRequest request, @PathVariable String shortcode) {
        Asker asker = gate.admit(request);
        return Served.to(
                asker,
                emojis.byShortcode(shortcode)
                        .map(tags::emoji)
                        .orElseThrow(NotServed::notFound)
                        .in(Context.POST));
    }
}
