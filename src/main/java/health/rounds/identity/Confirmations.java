package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.OutboxListener;
import health.rounds.platform.Settings;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the link that confirms an e-mail address, and recognises it when it is followed. */
@Component
class Confirmations implements OutboxListener<SignedUp> {
    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);

    private static final Duration LASTING = Duration.ofDays(2);

    private final ConfirmationStore store;
    private final Users users;
    private final Mails mails;
    private final Settings settings;
    private final Clock clock;
    private final Transactions transactions;

    Confirmations(
            ConfirmationStore store,
            Users users,
            Mails mails,
            Settings settings,
            Clock clock,
            Transactions transactions) {
        this.store = store;
        this.users = users;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "confirmations";
    }

    @Override
    public Class<SignedUp> events() {
        return SignedUp.class;
    }

    /** From the outbox, so that a mail server out of reach delays the mail but not the sign-up. */
    @Override
    public void on(SignedUp event) {
        users.byAccount(event.account()).filter(user -> !user.confirmed()).ifPresent(this::sendIfPossible);
    }

    private void sendIfPossible(User user) {
        if (mails.canSend()) {
            send(user);
        } else {
            log.warn("User {} waits for a confirmation that cannot be sent: there is no mail server", user.account());
        }
    }

    /** Sends a link that works for two days, besides any sent before. */
    void send(User user) {
        String token = Secrets.random();
        Instant now = clock.instant();
        transactions.run(() -> {
            store.forgetExpired(now);
            store.insert(Secrets.hash(token), user.account(), now.plus(LASTING));
        });
        String link = settings.publicUrl() + "/confirm-email?token=" + token;
        mails.send(new Mail(user.email(), "Confirm your address for " + settings.communityName(), """
                Hello %s,

                you, or someone with your address, joined %s.
                Please confirm that this address is yours:

                %s

                The link works for %d hours. If it was not you, ignore this mail: nothing more will come.
                """.formatted(
                        user.username(), settings.communityName(), link, LASTING.toHours())));
    }

    Optional<User> confirm(String token) {
        return transactions.call(() -> {
            // Kept until it expires, so that following the link twice is no error.
            Optional<AccountId> account = store.find(Secrets.hash(token), clock.instant());
            account.ifPresent(users::confirm);
            return account.flatMap(users::stored);
        });
    }
}
