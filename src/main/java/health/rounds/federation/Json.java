package health.rounds.federation;

import tools.jackson.databind.json.JsonMapper;

/** Writes documents as they stand. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }
}
