package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.moderation.Category;
import health.rounds.moderation.Deed;
import health.rounds.moderation.LogEntry;
import health.rounds.moderation.Measure;
import java.util.List;
import java.util.stream.Stream;

/** How the pages say what moderators do. */
public final class ModerationWords {
    private ModerationWords() {}

    /** To the account that it concerns, with the reason. */
    static String said(LogEntry entry) {
        String deed = switch (entry.deed()) {
            case SENSITIVE -> "All your pictures count as sensitive now: readers see them after a click.";
            case LIMIT -> "Your account is limited: only those who follow you are shown your posts.";
            case DISABLE -> "Your account is disabled.";
            case SUSPEND -> "Your account is suspended.";
            case REMOVE_POSTS ->
                "%s removed."
                        .formatted(
                                entry.posts().size() == 1
                                        ? "A post of yours was"
                                        : entry.posts().size() + " posts of yours were");
            default -> "";
        };
        return (deed + " " + entry.words()).strip();
    }

    /** What is wrong. */
    public static String of(Category category) {
        return switch (category) {
            case SPAM -> "Spam or advertising";
            case LEGAL -> "Against the law";
            case VIOLATION -> "Against the rules";
            case OTHER -> "Something else";
        };
    }

    /** What a moderator may do. */
    public static String of(Measure measure) {
        return switch (measure) {
            case WARN -> "Warn only";
            case SENSITIVE -> "Mark all pictures as sensitive";
            case LIMIT -> "Limit";
            case DISABLE -> "Disable";
            case SUSPEND -> "Suspend";
        };
    }

    /** That it was done; people elsewhere are not told by us. */
    static String done(Measure measure, Account account) {
        return account.isLocal()
                ? "Done: %s. %s is told why.".formatted(of(measure), account.username())
                : "Done: %s.".formatted(of(measure));
    }

    /** What may be done about somebody. */
    public static List<Measure> measures(Account account) {
        return Stream.of(Measure.values())
                .filter(measure -> account.isLocal() || measure.reachesElsewhere())
                .toList();
    }

    /** What it does. */
    public static String effect(Measure measure) {
        return switch (measure) {
            case WARN -> "They are told your reason, and nothing changes.";
            case SENSITIVE -> "Readers see their pictures after a click.";
            case LIMIT -> "Only those who follow them are shown their posts.";
            case DISABLE -> "They cannot sign in. Their posts stay.";
            case SUSPEND -> "Account and posts are gone for everybody. After 30 days they are deleted for good.";
        };
    }

    /** What a moderator did. */
    public static String of(Deed deed) {
        return switch (deed) {
            case WARN -> "warned";
            case SENSITIVE -> "marked all pictures as sensitive";
            case DISABLE -> "disabled the account";
            case LIMIT -> "limited the account";
            case SUSPEND -> "suspended the account";
            case REMOVE_POSTS -> "removed posts";
            case UNSENSITIVE -> "no longer marks all pictures as sensitive";
            case ENABLE -> "enabled the account again";
            case UNLIMIT -> "no longer limits the account";
            case UNSUSPEND -> "brought the account back";
            case ERASE -> "deleted the account’s data for good";
            case LET_IN -> "let them in";
            case TURN_DOWN -> "turned them down";
            case ASSIGN -> "took the report";
            case UNASSIGN -> "left the report to others";
            case CLASSIFY -> "changed what the report is about";
            case RESOLVE -> "closed the report";
            case REOPEN -> "opened the report again";
        };
    }
}
