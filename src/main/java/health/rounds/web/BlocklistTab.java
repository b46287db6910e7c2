package health.rounds.web;

import java.util.Locale;
import java.util.stream.Stream;

/** The lists of what is kept out, each on a page of its own. */
public enum BlocklistTab {
    EMAILS("E-mail domains"),
    NETWORKS("Networks"),
    SERVERS("Servers");

    private final String label;

    BlocklistTab(String label) {
        this.label = label;
    }

    static BlocklistTab named(String name) {
        return Stream.of(values())
                .filter(each -> each.code().equals(name))
                .findFirst()
                .orElse(EMAILS);
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String address() {
        return BlocklistsPage.ADDRESS + "?show=" + code();
    }
}
