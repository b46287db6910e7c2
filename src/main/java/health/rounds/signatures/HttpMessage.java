package health.rounds.signatures;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request as it arrived, as far as a signature can cover it.
 *
 * @param method such as {@code POST}
 * @param target path and query as they stand on the request line, neither decoded nor put in order
 * @param headers for a name in lower case the values of all lines with it, in order; none where there is no such line
 * @param body as it arrived; no bytes where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record HttpMessage(String method, String target, Function<String, List<String>> headers, byte[] body) {
    boolean has(String header) {
        return !headers.apply(header).isEmpty();
    }

    /** The one value of a header; empty where there is none, a flaw where there are several. */
    Optional<String> only(String header, Flaw several) throws Flawed {
        List<String> values = headers.apply(header);
        if (values.size() > 1) {
            throw new Flawed(several);
        }
        return values.stream().findFirst();
    }

    /** What stands for a header in the text that is signed: its lines joined (RFC 9421, section 2.1). */
    String covered(String header) throws Flawed {
        List<String> values = headers.apply(header);
        return switch (values.size()) {
            case 0 -> throw new Flawed(Flaw.UNREADABLE);
            case 1 -> visible(values.getFirst().strip());
            default ->
                visible(String.join(", ", values.stream().map(String::strip).toList()));
        };
    }

    /** Whether a digest must be among what is signed. */
    boolean needsDigest() {
        return body.length > 0 || !(method.equals("GET") || method.equals("HEAD"));
    }

    /** What else there may be has more than one way to be written as bytes, and a line break could begin a line of its own. */
    static String visible(String value) throws Flawed {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new Flawed(Flaw.UNREADABLE);
            }
        }
        return value;
    }
}
