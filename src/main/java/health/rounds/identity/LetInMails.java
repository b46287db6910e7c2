package health.rounds.identity;

import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.OutboxListener;
import health.rounds.platform.Settings;
import org.springframework.stereotype.Component;

/** Writes to those who were let in that they can sign in. */
@Component
class LetInMails implements OutboxListener<StandingChange.LetIn> {
    private final Users users;
    private final Mails mails;
    private final Settings settings;

    LetInMails(Users users, Mails mails, Settings settings) {
        this.users = users;
        this.mails = mails;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "let-in-mails";
    }

    @Override
    public Class<StandingChange.LetIn> events() {
        return StandingChange.LetIn.class;
    }

    /** Nobody can sign in before one runs, and a command need not know the mail server. */
    @Override
    public boolean isForServer() {
        return true;
    }

    @Override
    public void on(StandingChange.LetIn event) {
        if (mails.canSend()) {
            users.stored(event.account()).filter(user -> !user.disabled()).ifPresent(this::send);
        }
    }

    private void send(User user) {
        String next = user.confirmed()
                ? "You can sign in now:"
                : "One thing is left: confirm your address by the link in our first mail. Then you can sign in:";
        mails.send(new Mail(user.email(), "Welcome to " + settings.communityName(), """
                Hello %s,

                those who run %s have accepted your request to join.
                %s

                %s/sign-in
                """.formatted(
                        user.username(), settings.communityName(), next, settings.publicUrl())));
    }
}
