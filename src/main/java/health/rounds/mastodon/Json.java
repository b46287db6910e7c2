package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes entities in the API's form, snake case and no field left out, and reads request bodies. */
final class Json {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(
                    all -> JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static byte[] bytes(Object entity) {
        return MAPPER.writeValueAsBytes(entity);
    }

    static String text(Object entity) {
        return MAPPER.writeValueAsString(entity);
    }

    /** The members of a JSON object; anything else is a {@code tools.jackson.core.JacksonException}. */
    static Map<String, Object> object(byte[] json) {
        return MAPPER.readValue(json, OBJECT);
    }
}
