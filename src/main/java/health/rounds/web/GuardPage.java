package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.guard.Guard;
import health.rounds.posts.Receipts;
import health.rounds.privacy.Privacy;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** {@code /guard}: what the guard looks for and why, what it cannot do, and how often it was wrong. */
@Controller
class GuardPage {
    static final String KEYS = "/guard/keys.json";

    private final Guard guard;
    private final Privacy privacy;
    private final Receipts receipts;
    private final Keepers keepers;
    private final Templates templates;
    private final Measured measured = Measured.read();

    GuardPage(Guard guard, Privacy privacy, Receipts receipts, Keepers keepers, Templates templates) {
        this.guard = guard;
        this.privacy = privacy;
        this.receipts = receipts;
        this.keepers = keepers;
        this.templates = templates;
    }

    @GetMapping("/guard")
    View show(Frame frame) {
        return Html.page(templates.guard(
                frame.titled("What the guard knows"),
                RuleGroup.of(guard.rules()),
                guard.ruleSet(),
                guard.rulesCheckedOn(),
                measured,
                privacy.mayOverride(),
                keepers.privacyOfficers()));
    }

    /** A JSON Web Key Set (RFC 7517). */
    @GetMapping(path = KEYS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> keys() {
        Map<String, List<Map<String, String>>> set = Map.of("keys", receipts.keys());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(set));
    }
}
