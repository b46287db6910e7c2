package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Broken and hostile documents: something understood, or Unreadable, never anything else, and soon. */
class ReceivedFuzzTest {
    private static final ReceivedDocuments DOCUMENTS = new ReceivedDocuments(Clock.systemUTC());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<byte[]> SAMPLES =
            FederationSamples.names().stream().map(FederationSamples::bytes).toList();

    /** Values where others are expected. */
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "1e308",
            "99999999999999999999",
            "0.5",
            "\"\"",
            "\"x\"",
            "\"https://a.example/1\"",
            "\"https://xn--a.example/\"",
            "\"\\ud800\"",
            "\"\\u0000\\u202e\"",
            "\"Note\"",
            "\"as:Public\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"P\"",
            "[]",
            "{}",
            "[[[]]]",
            "[null,{},\"x\",[1]]",
            "{\"id\":{},\"type\":[1]}",
            "{\"type\":\"Note\",\"id\":\"https://a.example/2\"}",
            "{\"type\":\"Undo\",\"id\":\"https://a.example/2\",\"actor\":\"https://a.example/u\",\"object\":{\"type\":\"Undo\"}}");

    @Provide
    Arbitrary<byte[]> bent() {
        return Arbitraries.randomValue(ReceivedFuzzTest::bendOne);
    }

    private static byte[] bendOne(Random random) {
        JsonNode document = JSON.readTree(SAMPLES.get(random.nextInt(SAMPLES.size())));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bend(document, random);
        }
        return JSON.writeValueAsBytes(document);
    }

    private static void bend(JsonNode node, Random random) {
        JsonNode value = JSON.readTree(STRANGE.get(random.nextInt(STRANGE.size())));
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            JsonNode inner = object.get(name);
            if (inner.isContainer() && !inner.isEmpty() && random.nextInt(3) > 0) {
                bend(inner, random);
            } else {
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name, JSON.createArrayNode().add(inner).add(value));
                    default -> object.set(name, value);
                }
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            if (array.get(at).isContainer() && random.nextInt(3) > 0) {
                bend(array.get(at), random);
            } else {
                array.set(at, value);
            }
        }
    }

    @Provide
    Arbitrary<byte[]> broken() {
        return Arbitraries.randomValue(random -> {
            byte[] document = SAMPLES.get(random.nextInt(SAMPLES.size())).clone();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                document[random.nextInt(document.length)] = (byte) random.nextInt();
            }
            return document;
        });
    }

    @Property(tries = 20000)
    void bentDocumentsAreUnderstoodOrUnreadable(@ForAll("bent") byte[] document) {
        check(document);
    }

    @Property(tries = 5000)
    void brokenDocumentsAreUnderstoodOrUnreadable(@ForAll("broken") byte[] document) {
        check(document);
        ReceivedFinger.read(document);
    }

    @Property(tries = 2000)
    void noiseIsUnreadable(@ForAll byte[] noise) {
        check(noise);
    }

    private static void check(byte[] document) {
        long began = System.nanoTime();
        ReceivedDocument read = DOCUMENTS.read(document);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        read.id().ifPresent(id -> assertThat(Iri.parse(id.value())).contains(id));
        switch (read) {
            case ReceivedDocument.Unreadable unreadable ->
                assertThat(unreadable.reason()).endsWith(".");
            case ReceivedNote note -> {
                assertThat(note.html()).doesNotContain("<script", "javascript:", "\u0000");
                assertThat(note.html().getBytes(StandardCharsets.UTF_8)).doesNotContain(0);
                Origins.ofFetched(note, note.iri(), java.util.Optional.of("application/activity+json"), false);
            }
            case ReceivedActivity activity -> Origins.of(activity, activity.actor());
            case ReceivedActor actor -> assertThat(actor.username()).isNotBlank();
            case ReceivedDocument.Collection collection ->
                assertThat(collection.items()).hasSizeLessThanOrEqualTo(ReceivedLimits.ITEMS);
            case ReceivedDocument.Vote _,
                    ReceivedDocument.Named _,
                    ReceivedDocument.Tombstone _,
                    ReceivedDocument.Approval _,
                    ReceivedDocument.Keys _,
                    ReceivedDocument.Other _ -> {}
        }
    }
}
