package health.rounds.identity;

import java.util.Map;

/** A sign-up that cannot be taken; says which field is wrong and why, in words for the reader. */
public final class InvalidUser extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final Map<String, String> problems;

    /** One problem per field: {@code username}, {@code email}, {@code password}. */
    public InvalidUser(Map<String, String> problems) {
        super(String.join(" ", problems.values()));
        this.problems = Map.copyOf(problems);
    }

    /** Field name to what is wrong with it. */
    public Map<String, String> problems() {
        return problems;
    }
}
