package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.emojis.EmojiOutcome;
import health.rounds.emojis.Emojis;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** {@code /moderation/emojis}: the community's own emoji, for administrators. */
@Controller
class EmojiModerationPage {
    private static final String ADDRESS = "/moderation/emojis";

    private final Emojis emojis;
    private final Keepers keepers;
    private final Templates templates;

    EmojiModerationPage(Emojis emojis, Keepers keepers, Templates templates) {
        this.emojis = emojis;
        this.keepers = keepers;
        this.templates = templates;
    }

    @GetMapping(ADDRESS)
    View show(Frame frame) {
        keepers.requireAdmin(frame.reader());
        return page(frame, HttpStatus.OK, Optional.empty());
    }

    @PostMapping(ADDRESS)
    View add(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String shortcode,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "false") boolean offered,
            @RequestParam(required = false) @Nullable MultipartFile picture)
            throws IOException {
        keepers.requireAdmin(frame.reader());
        if (picture == null || picture.isEmpty()) {
            return page(frame, HttpStatus.UNPROCESSABLE_CONTENT, Optional.of("Choose a picture first."));
        }
        try (InputStream bytes = picture.getInputStream()) {
            return switch (emojis.add(shortcode.strip(), Optional.of(category), offered, bytes)) {
                case EmojiOutcome.Added added ->
                    Redirect.to(ADDRESS, request, added.emoji().code() + " is there for everyone.");
                case EmojiOutcome.Refused refused ->
                    page(frame, HttpStatus.UNPROCESSABLE_CONTENT, Optional.of(refused.reason()));
            };
        }
    }

    @PostMapping(ADDRESS + "/{shortcode}/remove")
    View remove(Reader reader, HttpServletRequest request, @PathVariable String shortcode) {
        keepers.requireAdmin(reader);
        if (!emojis.remove(shortcode)) {
            throw new NotHere();
        }
        return Redirect.to(ADDRESS, request, ":" + shortcode + ": is removed.");
    }

    private View page(Frame frame, HttpStatus status, Optional<String> problem) {
        return Html.page(status, templates.moderationEmojis(frame.titled("Emoji"), emojis.all(), problem));
    }
}
