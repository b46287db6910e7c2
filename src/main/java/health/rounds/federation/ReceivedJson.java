package health.rounds.federation;

import health.rounds.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object of a document that another server sent, read as JSON-LD is written in practice: a property is one value or a list of them,
 * a thing is its id or an object with an id.
 *
 * <p>No context is processed. Nobody can make a document say something else by a context of their own, and all servers of the field
 * send the usual names.
 */
final class ReceivedJson {
    private static final String ACTIVITY_STREAMS = "https://www.w3.org/ns/activitystreams#";

    /** Two members of one name are read differently by different readers, so they are refused. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ReceivedLimits.DEPTH)
                            .maxDocumentLength(ReceivedLimits.BYTES)
                            .maxTokenCount(ReceivedLimits.TOKENS)
                            .maxNumberLength(100)
                            .maxNameLength(1_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final JsonNode node;

    private ReceivedJson(JsonNode node) {
        this.node = node;
    }

    /** The object that is the whole document; throws {@link NotReadable}. */
    static ReceivedJson parse(byte[] document) {
        if (document.length > ReceivedLimits.BYTES) {
            throw new NotReadable("The document has more than %d bytes.".formatted(ReceivedLimits.BYTES));
        }
        try {
            JsonNode node = MAPPER.readTree(document);
            if (node == null || !node.isObject()) {
                throw new NotReadable("The document is no JSON object.");
            }
            return new ReceivedJson(node);
        } catch (JacksonException e) {
            // Not its message: it quotes the document.
            throw new NotReadable("The document is no JSON that can be read.");
        }
    }

    /** Its types by their short names; they are often several. */
    List<String> types() {
        return strings(node.has("type") ? "type" : "@type", ReceivedLimits.KEYS).stream()
                .map(type -> type.startsWith(ACTIVITY_STREAMS) ? type.substring(ACTIVITY_STREAMS.length()) : type)
                .map(type -> type.startsWith("as:") ? type.substring(3) : type)
                .toList();
    }

    boolean is(String type) {
        return types().contains(type);
    }

    Optional<Iri> id() {
        return iri(node.has("id") ? "id" : "@id");
    }

    Iri requiredId() {
        return id().orElseThrow(() -> new NotReadable("There is no id that is an https address."));
    }

    boolean has(String name) {
        return !values(name).isEmpty();
    }

    /** Whether something is said, and be it an empty list. */
    boolean says(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    /** The first text, cleaned and cut; empty where it is blank. */
    Optional<String> text(String name, int most) {
        return string(name).map(raw -> cut(Text.clean(head(raw, most)), most)).filter(text -> !text.isBlank());
    }

    /** The first string as it was sent, but no longer. */
    Optional<String> string(String name, int most) {
        return string(name).map(raw -> head(raw, most));
    }

    private Optional<String> string(String name) {
        return values(name).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }

    List<String> strings(String name, int most) {
        return values(name).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .limit(most)
                .toList();
    }

    /** A text in several languages, such as {@code contentMap}. */
    Map<String, String> languages(String name, int most) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode map = node.path(name);
        if (map.isObject()) {
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                if (entry.getValue().isString() && texts.size() < ReceivedLimits.KEYS) {
                    texts.put(entry.getKey(), head(entry.getValue().stringValue(), most));
                }
            }
        }
        return texts;
    }

    /** The id of the first thing, whether it is named or included. */
    Optional<Iri> iri(String name) {
        return iris(name, 1).stream().findFirst();
    }

    Iri requiredIri(String name) {
        return iri(name).orElseThrow(() -> new NotReadable("There is no %s that is an https address.".formatted(name)));
    }

    /** The ids of things, each once, in their order; what is no id is left out. */
    List<Iri> iris(String name, int most) {
        return values(name).stream()
                .flatMap(value -> address(value).flatMap(Iri::parse).stream())
                .distinct()
                .limit(most)
                .toList();
    }

    /** The addresses of things as sent, such as the short form of "everyone". */
    List<String> addresses(String name, int most) {
        return values(name).stream()
                .flatMap(value -> address(value).stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private static Optional<String> address(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        for (String name : List.of("id", "@id", "href")) {
            if (value.path(name).isString()) {
                return Optional.of(value.path(name).stringValue());
            }
        }
        return Optional.empty();
    }

    Optional<ReceivedJson> child(String name) {
        return children(name, 1).stream().findFirst();
    }

    /** The things that are included; those that are only named are left out. */
    List<ReceivedJson> children(String name, int most) {
        return values(name).stream()
                .filter(JsonNode::isObject)
                .limit(most)
                .map(ReceivedJson::new)
                .toList();
    }

    /** How many values there are, however many of them are read. */
    int count(String name) {
        return values(name).size();
    }

    boolean flag(String name) {
        return values(name).stream()
                .anyMatch(value -> value.isBoolean()
                        ? value.booleanValue()
                        : value.isString() && value.stringValue().equals("true"));
    }

    /** A count: whole and not negative. */
    OptionalLong number(String name) {
        return values(name).stream()
                .filter(value -> value.isIntegralNumber() && value.canConvertToLong())
                .mapToLong(JsonNode::longValue)
                .filter(value -> value >= 0)
                .map(value -> Math.min(value, ReceivedLimits.COUNT))
                .findFirst();
    }

    /** The numbers of a list in their order. */
    List<Double> doubles(String name, int most) {
        return values(name).stream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .filter(Double::isFinite)
                .limit(most)
                .toList();
    }

    /** A time as written with an offset, without one, or as a date; not clamped. */
    Optional<OffsetDateTime> dateTime(String name) {
        return string(name).filter(raw -> raw.length() <= 40).flatMap(ReceivedJson::dateTimeOf);
    }

    private static Optional<OffsetDateTime> dateTimeOf(String raw) {
        String iso = raw.strip().replace(' ', 'T');
        return parsed(iso).or(() -> parsed(iso + "Z")).or(() -> parsed(iso + "T00:00:00Z"));
    }

    private static Optional<OffsetDateTime> parsed(String iso) {
        try {
            return Optional.of(OffsetDateTime.parse(iso));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time of the past, moved to the nearest one that can be. */
    Optional<Instant> past(String name, Instant now) {
        return dateTime(name)
                .map(OffsetDateTime::toInstant)
                .map(time -> time.isBefore(ReceivedLimits.OLDEST) ? ReceivedLimits.OLDEST : time)
                .map(time -> time.isAfter(now.plus(ReceivedLimits.CLOCKS_DIFFER)) ? now : time);
    }

    /** The values of a property: what is one, and what is in its list. */
    private List<JsonNode> values(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value);
        }
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isNull() && !item.isArray()) {
                values.add(item);
            }
        }
        return values;
    }

    /** So much of a text as may matter, for what is slow with long ones. */
    private static String head(String raw, int most) {
        return raw.length() > 4L * most ? raw.substring(0, 4 * most) : raw;
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }
}
