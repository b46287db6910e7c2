package health.rounds.web;

import health.rounds.identity.App;
import health.rounds.identity.AuthorizationRequest;
import java.util.List;

/** An app's wish, as its person reads it; {@code may} is what it could do, in words. */
public record ConsentView(App app, List<String> may, AuthorizationRequest request) {
    public ConsentView {
        may = List.copyOf(may);
    }
}
