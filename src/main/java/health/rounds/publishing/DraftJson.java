package health.rounds.publishing;

import health.rounds.guard.Answer;
import health.rounds.posts.Draft;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts and answers as the database keeps them. */
@Component
final class DraftJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    Draft draft(String json) {
        return mapper.readValue(json, Draft.class);
    }

    List<Answer> answers(String json) {
        return mapper.readValue(json, new TypeReference<List<Answer>>() {});
    }
}
