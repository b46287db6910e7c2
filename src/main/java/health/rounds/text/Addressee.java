package health.rounds.text;

import java.util.Locale;
import java.util.Optional;

/**
 * One place in a text where somebody is addressed: {@code @name} or {@code @name@domain}.
 *
 * @param name as written, without the at sign
 * @param domain as written, without the at sign; empty for somebody here
 * @param start UTF-16 offset of the at sign
 * @param end UTF-16 offset after the last character
 */
public record Addressee(String name, Optional<String> domain, int start, int end) {
    /** The name or name@domain in lower case, which is how handles are compared. */
    public String handle() {
        return domain.map(at -> name + "@" + at).orElse(name).toLowerCase(Locale.ROOT);
    }
}
