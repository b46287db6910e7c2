package health.rounds.federation;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes documents as they stand. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode tree(Object document) {
        return MAPPER.valueToTree(document);
    }

    static ObjectNode read(byte[] document) {
        return MAPPER.readValue(document, ObjectNode.class);
    }

    static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }
}
