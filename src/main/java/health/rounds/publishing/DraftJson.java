package health.rounds.publishing;

import health.rounds.posts.Draft;
import health.rounds.privacy.Said;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, and what was said about them, as the database keeps them. */
@Component
final class DraftJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    Draft draft(String json) {
        return mapper.readValue(json, Draft.class);
    }

    Said said(String json) {
        return mapper.readValue(json, Said.class);
    }
}
