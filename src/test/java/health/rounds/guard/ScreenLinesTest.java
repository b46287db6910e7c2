package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScreenLinesTest {
    private static final Guard GUARD = new Guard();
    private final JsonMapper json = JsonMapper.builder().build();

    private record Answer(int status, List<JsonNode> lines) {}

    private Answer run(byte[] input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = new ScreenLines(GUARD).run(new ByteArrayInputStream(input), out);
        return new Answer(
                status,
                out.toString(StandardCharsets.UTF_8).lines().map(json::readTree).toList());
    }

    private Answer run(String input) throws IOException {
        return run(input.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void answersEveryLineInOrder() throws IOException {
        Answer answer = run("""
                {"id":"a","text":"Thiamine before glucose."}

                {"id":7,"text":"🧵 MRN 00817263 is waiting"}
                """);

        assertThat(answer.status()).isZero();
        assertThat(answer.lines()).hasSize(2);
        assertThat(answer.lines().getFirst().toString()).isEqualTo("{\"id\":\"a\",\"verdict\":\"pass\",\"spans\":[]}");
        JsonNode second = answer.lines().getLast();
        assertThat(second.path("id").asInt()).isEqualTo(7);
        assertThat(second.path("verdict").asString()).isEqualTo("block");
        JsonNode span = second.path("spans").path(0);
        assertThat(span.path("start").asInt()).isEqualTo(3);
        assertThat(span.path("end").asInt()).isEqualTo(15);
        assertThat(span.path("type").asString()).isEqualTo("MRN");
        assertThat(span.path("action").asString()).isEqualTo("block");
        assertThat(span.path("suggestion").isString()).isTrue();
    }

    @Test
    void aBrokenLineIsAnsweredWithAnErrorAndTheNextGoesOn() throws IOException {
        Answer answer =
                run("not json\n{\"id\":\"b\"}\n[1]\n{\"id\":\"c\",\"text\":5}\n{\"id\":\"d\",\"text\":\"Hello\"}");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.lines()).hasSize(5);
        assertThat(answer.lines().get(0).path("id").isNull()).isTrue();
        assertThat(answer.lines().get(0).path("error").asString()).isEqualTo("not valid JSON");
        assertThat(answer.lines().get(1).path("id").asString()).isEqualTo("b");
        assertThat(answer.lines().get(1).path("error").asString()).contains("text");
        assertThat(answer.lines().get(2).has("error")).isTrue();
        assertThat(answer.lines().get(3).path("id").asString()).isEqualTo("c");
        assertThat(answer.lines().get(4).path("verdict").asString()).isEqualTo("pass");
    }

    @Test
    void bytesThatAreNotUtf8AreAnError() throws IOException {
        Answer answer = run(new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n'});

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.lines().getFirst().path("error").asString()).isEqualTo("not UTF-8");
    }

    @Test
    void noInputIsNoError() throws IOException {
        Answer answer = run("");

        assertThat(answer.status()).isZero();
        assertThat(answer.lines()).isEmpty();
    }
}
