package health.rounds.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an app could do with a scope, in words for someone who has never heard of scopes. */
final class ScopeWords {
    private static final Map<String, String> WHOLE = Map.of(
            "profile", "See your name and your picture",
            "read", "Read all that you can read, also what is for followers only, and your settings",
            "write", "Write, change and delete posts in your name, and change your profile",
            "follow", "Follow, block and mute in your name, and see whom you follow, block and mute",
            "push", "Send notifications to your device",
            "admin:read", "See what moderators see: members with their e-mail addresses, reports, blocks",
            "admin:write", "Act as a moderator in your name: on members, reports and blocks");

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("accounts", "your account"),
            Map.entry("blocks", "whom you block"),
            Map.entry("bookmarks", "your bookmarks"),
            Map.entry("canonical_email_blocks", "blocked e-mail addresses"),
            Map.entry("conversations", "your conversations"),
            Map.entry("domain_allows", "allowed servers"),
            Map.entry("domain_blocks", "blocked servers"),
            Map.entry("email_domain_blocks", "blocked e-mail domains"),
            Map.entry("favourites", "your favourites"),
            Map.entry("filters", "your filters"),
            Map.entry("follows", "whom you follow"),
            Map.entry("ip_blocks", "blocked networks"),
            Map.entry("lists", "your lists"),
            Map.entry("media", "your uploads"),
            Map.entry("mutes", "whom you mute"),
            Map.entry("notifications", "your notifications"),
            Map.entry("reports", "your reports"),
            Map.entry("search", "search results"),
            Map.entry("statuses", "posts"));

    // Parts that mean something else to a moderator than to a member.
    private static final Map<String, String> MODERATORS_PARTS =
            Map.of("accounts", "members and their e-mail addresses", "reports", "what was reported");

    private ScopeWords() {}

    static List<String> of(List<String> scopes) {
        return scopes.stream().map(ScopeWords::words).toList();
    }

    private static String words(String scope) {
        String whole = WHOLE.get(scope);
        if (whole != null) {
            return whole;
        }
        String part = scope.substring(scope.lastIndexOf(':') + 1);
        String usual = PARTS.getOrDefault(part, part.toLowerCase(Locale.ROOT));
        if (scope.startsWith("admin:")) {
            return (scope.startsWith("admin:read") ? "As a moderator, see " : "As a moderator, change ")
                    + MODERATORS_PARTS.getOrDefault(part, usual);
        }
        return (scope.startsWith("read") ? "See " : "Change ") + usual;
    }
}
