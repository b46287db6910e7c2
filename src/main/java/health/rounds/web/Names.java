package health.rounds.web;

/** How the addresses of pages name people. */
final class Names {
    /** A handle: {@code anna}, or {@code anna@other.example}. */
    static final String HANDLE = "[\\w.-]+(?:@[\\w.:-]+)?";

    private Names() {}
}
