package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.deliveries.Server;
import health.rounds.deliveries.Servers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /moderation/servers}: how other servers take what is sent to them, for moderators. */
@Controller
@RequestMapping(ServersPage.ADDRESS)
class ServersPage {
    static final String ADDRESS = "/moderation/servers";

    private static final int LENGTH = 100;

    private final Servers servers;
    private final Moderators moderators;
    private final Clock clock;
    private final Templates templates;

    ServersPage(Servers servers, Moderators moderators, Clock clock, Templates templates) {
        this.servers = servers;
        this.moderators = moderators;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping
    View show(
            Frame frame, @RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String after) {
        moderators.require(frame.reader());
        boolean all = "all".equals(show);
        List<Server> found = all ? servers.all(after, LENGTH) : servers.inTrouble(after, LENGTH);
        Optional<String> next = found.size() < LENGTH
                ? Optional.empty()
                : Optional.of(found.getLast().host());
        return Html.page(templates.moderationServers(
                frame.titled("Servers"), new ServersView(found, all, next, clock.instant())));
    }

    @PostMapping("/try-again")
    View tryAgain(
            Reader reader,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String host,
            @RequestParam(defaultValue = "") String show) {
        moderators.require(reader);
        String said = servers.tryAgain(host)
                ? "What waits for %s is sent now.".formatted(host)
                : "No such server is known here.";
        return Redirect.to("all".equals(show) ? ADDRESS + "?show=all" : ADDRESS, request, said);
    }
}
