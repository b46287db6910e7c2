package health.rounds.federation;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * The little of an activity that is looked at before it is answered; the rest is read when its turn comes.
 *
 * @param object only where it is named and not included
 */
record LetterHead(Optional<Iri> id, String type, Optional<Iri> actor, Optional<Iri> object) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ReceivedLimits.DEPTH)
                    .build())
            .build();

    /** Whether an actor says of itself that it is gone. */
    boolean isDeparture() {
        return type.equals("Delete") && actor.isPresent() && actor.equals(object);
    }

    /** Empty for what is no JSON object. */
    static Optional<LetterHead> read(byte[] body) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            return json.nextToken() == JsonToken.START_OBJECT ? Optional.of(members(json)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static LetterHead members(JsonParser json) {
        Optional<Iri> id = Optional.empty();
        Optional<Iri> actor = Optional.empty();
        Optional<Iri> object = Optional.empty();
        String type = "";
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
            switch (name) {
                case "id" -> id = isText ? Iri.parse(json.getString()) : id;
                case "type" -> type = isText ? json.getString() : type;
                case "actor" -> actor = isText ? Iri.parse(json.getString()) : idOf(json);
                case "object" -> object = isText ? Iri.parse(json.getString()) : Optional.empty();
                default -> {
                    // The rest is for later.
                }
            }
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            throw new StreamReadException(json, "There is more than one document");
        }
        return new LetterHead(id, type, actor, object);
    }

    /** Of an actor that is included, its id; leaves the parser at the end of it. */
    private static Optional<Iri> idOf(JsonParser json) {
        Optional<Iri> id = Optional.empty();
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isId = json.currentName().equals("id");
                if (json.nextToken() == JsonToken.VALUE_STRING && isId) {
                    id = Iri.parse(json.getString());
                }
                json.skipChildren();
            }
        }
        return id;
    }
}
