package health.rounds.web;

import java.util.Locale;
import java.util.stream.Stream;

/** What is searched. */
public enum SearchTab {
    PEOPLE("People"),
    TAGS("Hashtags"),
    POSTS("Posts");

    private final String title;

    SearchTab(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Its name in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SearchTab named(String key) {
        return Stream.of(values())
                .filter(tab -> tab.key().equals(key))
                .findFirst()
                .orElse(PEOPLE);
    }
}
