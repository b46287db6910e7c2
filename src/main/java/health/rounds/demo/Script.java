package health.rounds.demo;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import health.rounds.identity.Role;
import health.rounds.posts.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is in the demonstration and what they say, in the order in which it happens; read from {@code data/demo-community.json}.
 *
 * @param source where it comes from
 * @param checked when somebody last read it all
 * @param password everybody's
 */
record Script(
        String source, String checked, String password, List<Person> people, List<Group> groups, List<Entry> posts) {
    private static final String FILE = "data/demo-community.json";

    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    /** What the file leaves out is empty; what it misspells is an error. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withConfigOverride(String.class, it -> it.setNullHandling(EMPTY))
            .withConfigOverride(List.class, it -> it.setNullHandling(EMPTY))
            .withConfigOverride(Map.class, it -> it.setNullHandling(EMPTY))
            .build();

    static Script read() {
        try (InputStream in = new ClassPathResource(FILE, Script.class.getClassLoader()).getInputStream()) {
            return JSON.readValue(in, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /** Somebody who signs in here; follows and blocks name others by user name. */
    record Person(
            String username,
            String name,
            Optional<Role> role,
            String bio,
            Map<String, String> fields,
            Portrait portrait,
            Optional<Banner> header,
            List<String> follows,
            List<String> asksToFollow,
            List<String> blocks,
            boolean locked,
            Optional<Boolean> discoverable) {}

    /** A group; its people are named by user name. */
    record Group(
            String handle,
            String title,
            String description,
            String rules,
            String startedBy,
            List<String> moderators,
            List<String> members) {}

    /**
     * A post and what others did with it.
     *
     * @param key how later entries call it
     * @param to the key of what it answers
     * @param quotes the key of what it quotes
     * @param votes user name to the chosen answers, from 0
     */
    record Entry(
            String key,
            String by,
            Optional<String> to,
            Optional<String> quotes,
            String text,
            String contentWarning,
            Optional<String> language,
            Optional<Visibility> visibility,
            List<Picture> pictures,
            Optional<Question> poll,
            Map<String, List<Integer>> votes,
            boolean pinned,
            List<String> favouritedBy,
            List<String> boostedBy) {}

    /** A drawing with what it shows. */
    record Picture(Drawing drawing, String altText) {}

    /** The answers of a poll and how long it is open. */
    record Question(List<String> options, int days) {}
}
