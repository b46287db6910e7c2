package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.notifications.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One or several notifications of the same kind about the same post.
 *
 * @param people who did it, the newest first
 * @param post what it is about
 * @param about the address of the report, for moderators
 * @param words what moderators say, or why somebody reports
 * @param fresh whether it came since the reader last looked
 */
public record NoticeView(
        NoticeKind kind,
        List<Account> people,
        Optional<PostView> post,
        Optional<String> about,
        String words,
        Instant at,
        String age,
        boolean fresh) {
    public NoticeView {
        people = List.copyOf(people);
    }

    public Account first() {
        return people.getFirst();
    }

    /** The server that did it, where it is none of ours and no person stands behind it: reports come from servers. */
    public Optional<String> server() {
        return kind == NoticeKind.REPORT ? first().domain() : Optional.empty();
    }

    /** Who did it, of those the first. */
    public String firstName() {
        return server().map("The server %s"::formatted).orElseGet(first()::name);
    }

    /** What happened, after the name of the first who did it. */
    public String deed() {
        String others = people.size() == 1 ? "" : " and " + Words.count(people.size() - 1, "other");
        return others
                + switch (kind) {
                    case MENTION -> " mentioned you";
                    case FOLLOW -> people.size() == 1 ? " follows you" : " follow you";
                    case FOLLOW_REQUEST -> " asks to follow you";
                    case BOOST -> " boosted your post";
                    case FAVOURITE -> " favourited your post";
                    case POLL -> ": a poll has ended";
                    case POST -> " posted";
                    case EDIT -> " edited a post that you boosted";
                    case QUOTE -> " quoted your post";
                    case QUOTED_EDIT -> " edited a post that you quoted";
                    case REPORT -> " reported an account";
                    case SIGN_UP -> people.size() == 1 ? " is new here" : " are new here";
                    case WARNING -> "";
                };
    }

    public String icon() {
        return switch (kind) {
            case MENTION -> "reply";
            case FOLLOW, FOLLOW_REQUEST -> "person-plus";
            case BOOST -> "arrow-repeat";
            case FAVOURITE -> "star-fill";
            case POLL -> "bar-chart-line";
            case POST -> "bell";
            case EDIT, QUOTED_EDIT -> "pencil-square";
            case QUOTE -> "quote";
            case REPORT, WARNING -> "shield-check";
            case SIGN_UP -> "person-plus";
        };
    }
}
