package health.rounds.federation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An object of ActivityStreams under construction; its members keep the order in which they were added. */
final class Thing {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Thing() {}

    /** Members alone, for what has no type. */
    static Thing untyped() {
        return new Thing();
    }

    /** One that stands inside of another. */
    static Thing of(String type) {
        return new Thing().with("type", type);
    }

    /** The same with a name of its own. */
    static Thing of(String type, String id) {
        return new Thing().with("id", id).with("type", type);
    }

    /** The same as a document of its own. */
    Thing in(List<Object> context) {
        Thing document = new Thing().with("@context", context);
        document.members.putAll(members);
        return document;
    }

    /** The members without the context, for a document that stands in another one. */
    Map<String, Object> inside() {
        Map<String, Object> bare = new LinkedHashMap<>(members);
        bare.remove("@context");
        return bare;
    }

    Thing with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    Thing with(String name, Thing value) {
        return with(name, value.json());
    }

    /** In UTC, to the millisecond. */
    Thing with(String name, Instant time) {
        return with(name, time.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Adds nothing where there is nothing. */
    Thing with(String name, Optional<?> value) {
        value.ifPresent(present -> {
            if (present instanceof Thing thing) {
                with(name, thing);
            } else {
                with(name, present);
            }
        });
        return this;
    }

    /** Whether it is addressed to everyone. */
    boolean isForEverybody() {
        return Stream.of("to", "cc")
                .anyMatch(list -> members.get(list) instanceof Collection<?> all && all.contains(Addressing.PUBLIC));
    }

    Map<String, Object> json() {
        return members;
    }
}
