package health.rounds.mastodon;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /api/v1/custom_emojis}: those that apps offer. */
@Controller
class CustomEmojisApi {
    private final EmojiJson emojis;

    CustomEmojisApi(EmojiJson emojis) {
        this.emojis = emojis;
    }

    @GetMapping("/api/v1/custom_emojis")
    Reply all() {
        return Reply.of(emojis.offered());
    }
}
