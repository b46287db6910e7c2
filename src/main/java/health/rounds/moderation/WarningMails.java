package health.rounds.moderation;

import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.OutboxListener;
import health.rounds.platform.Settings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes to those against whom moderators have acted: what, why, and to whom they can turn. */
@Component
class WarningMails implements OutboxListener<Warned> {
    private final ModerationLog log;
    private final Users users;
    private final Mails mails;
    private final Settings settings;

    WarningMails(ModerationLog log, Users users, Mails mails, Settings settings) {
        this.log = log;
        this.users = users;
        this.mails = mails;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "warning-mails";
    }

    @Override
    public Class<Warned> events() {
        return Warned.class;
    }

    /** A command need not know the mail server. */
    @Override
    public boolean isForServer() {
        return true;
    }

    @Override
    public void on(Warned event) {
        if (mails.canSend()) {
            log.warnings(List.of(event.entry()))
                    .values()
                    .forEach(entry -> users.byAccount(entry.account()).ifPresent(user -> send(user, entry)));
        }
    }

    private void send(User user, LogEntry entry) {
        String reason = entry.words().isBlank() ? "" : "They say:\n\n" + entry.words() + "\n\n";
        mails.send(new Mail(user.email(), "From the moderators of " + settings.communityName(), """
                Hello %s,

                %s

                %sWho they are, and what the rules are, is written here:
                %s/about
                """.formatted(
                        user.username(), deed(entry), reason, settings.publicUrl())));
    }

    private String deed(LogEntry entry) {
        return "the moderators of %s ".formatted(settings.communityName())
                + switch (entry.deed()) {
                    case SENSITIVE -> "have marked all your pictures as sensitive: readers see them after a click.";
                    case LIMIT -> "have limited your account: only those who follow you are shown your posts.";
                    case DISABLE -> "have disabled your account: you cannot sign in. Your posts stay.";
                    case SUSPEND ->
                        "have suspended your account: nobody sees it or your posts, and you cannot sign in. "
                                + "It can be brought back within %d days; then your data are deleted."
                                        .formatted(Erasure.GRACE.toDays());
                    case REMOVE_POSTS ->
                        "have removed posts of yours: %d in number."
                                .formatted(entry.posts().size());
                    default -> "have a word with you.";
                };
    }
}
