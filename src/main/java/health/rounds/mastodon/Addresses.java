package health.rounds.mastodon;

import health.rounds.platform.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Absolute addresses of what the API speaks of, as seen from outside. */
@Component
class Addresses {
    private static final String NO_AVATAR = "pictures/avatar.png";
    private static final String NO_HEADER = "pictures/header.png";

    private final URI publicUrl;
    private final String base;

    Addresses(Settings settings) {
        this.publicUrl = settings.publicUrl();
        this.base = publicUrl.toString();
    }

    String account(String username) {
        return base + "/@" + username;
    }

    String post(String username, String id) {
        return base + "/@" + username + "/" + id;
    }

    String tag(String name) {
        return base + "/tags/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String media(String file) {
        return base + "/media/" + file;
    }

    String avatar(Optional<String> file) {
        return file.map(this::media).orElse(base + "/" + NO_AVATAR);
    }

    String header(Optional<String> file) {
        return file.map(this::media).orElse(base + "/" + NO_HEADER);
    }

    /** Any other address here; the path begins with a slash. */
    String of(String path) {
        return base + path;
    }

    /** Host and port, as in handles. */
    String domain() {
        return publicUrl.getAuthority();
    }

    /** Where streams are opened: the same host over WebSocket. */
    String streaming() {
        return ("https".equals(publicUrl.getScheme()) ? "wss://" : "ws://") + publicUrl.getAuthority();
    }
}
