package health.rounds.guard;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Screens JSON Lines, one text a line: {@code {"id","text"}} in,
 * {@code {"id","verdict","spans":[{"start","end","type","action","suggestion"}]}} out, UTF-8, offsets in UTF-16 code units.
 *
 * <p>A line that cannot be read or screened gets {@code {"id","error"}} in its place, and the next line goes on.
 */
public final class ScreenLines {
    private static final Author NOBODY = new Author("", "");

    private final Guard guard;
    private final JsonMapper json = JsonMapper.builder().build();

    public ScreenLines(Guard guard) {
        this.guard = guard;
    }

    /**
     * Screens until the input ends.
     *
     * @return exit status: 0 when every line was screened, 1 when at least one was answered with an error
     */
    public int run(InputStream in, OutputStream out) throws IOException {
        InputStream lines = new BufferedInputStream(in);
        OutputStream answers = new BufferedOutputStream(out);
        int status = 0;
        for (Optional<byte[]> line = next(lines); line.isPresent(); line = next(lines)) {
            if (isBlank(line.get())) {
                continue;
            }
            ObjectNode answer = answer(line.get());
            status = answer.has("error") ? 1 : status;
            answers.write(json.writeValueAsBytes(answer));
            answers.write('\n');
            if (lines.available() == 0) {
                answers.flush(); // a reader at the other end of a pipe waits for this line
            }
        }
        answers.flush();
        return status;
    }

    private ObjectNode answer(byte[] line) {
        JsonNode id = NullNode.getInstance();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            JsonNode asked = json.readTree(text);
            if (!asked.isObject()) {
                return error(id, "not a JSON object");
            }
            id = asked.path("id").isValueNode() ? asked.path("id") : id;
            if (!asked.path("text").isString()) {
                return error(id, "\"text\" must be a string");
            }
            return verdict(
                    id,
                    guard.screen(
                            Submission.of(
                                    new Part(Field.TEXT, asked.path("text").asString())),
                            NOBODY));
        } catch (CharacterCodingException e) {
            return error(id, "not UTF-8");
        } catch (JacksonException e) {
            return error(id, "not valid JSON");
        } catch (GuardFailed e) {
            return error(id, "the screening did not finish");
        }
    }

    private static ObjectNode verdict(JsonNode id, Verdict verdict) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", id);
        answer.put("verdict", verdict.level().wireName());
        List<Finding> findings = verdict.findings();
        var spans = answer.putArray("spans");
        for (Finding finding : findings) {
            spans.addObject()
                    .put("start", finding.start())
                    .put("end", finding.end())
                    .put("type", finding.type().name())
                    .put("action", finding.action().wireName())
                    .put("suggestion", finding.suggestion());
        }
        return answer;
    }

    private static ObjectNode error(JsonNode id, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", id);
        return answer.put("error", message);
    }

    private static Optional<byte[]> next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = in.read();
        }
        return Optional.of(line.toByteArray());
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
