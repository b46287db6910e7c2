package health.rounds.identity;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Belongings;
import health.rounds.accounts.Sanction;
import health.rounds.accounts.Sanctioned;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.ReadThrough;
import health.rounds.platform.Settings;
import health.rounds.platform.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to those who sign in here. */
@Component
public class Users implements Belongings {
    private static final int SIZE = 50_000;
    private static final Duration LASTING = Duration.ofMinutes(1);

    private static final int LONGEST_EMAIL = 254;

    // What browsers accept in <input type=email> (WHATWG HTML, valid e-mail address): ASCII only, no comments, no
    // quotes.
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private final UserStore store;
    private final Accounts accounts;
    private final Sanctioned sanctioned;
    private final Staff staff;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Attempts attempts;
    private final Settings settings;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final ReadThrough<AccountId, User> users = new ReadThrough<>(SIZE, LASTING);

    Users(
            UserStore store,
            Accounts accounts,
            Sanctioned sanctioned,
            Staff staff,
            Passwords passwords,
            Tokens tokens,
            Attempts attempts,
            Settings settings,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.accounts = accounts;
        this.sanctioned = sanctioned;
        this.staff = staff;
        this.passwords = passwords;
        this.tokens = tokens;
        this.attempts = attempts;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Creates account and user in one transaction; a taken name or address or a weak password is an {@link InvalidUser}. Where
     * no confirmation of addresses is asked for, everybody counts as confirmed.
     */
    public CreatedUser create(NewUser newUser) {
        return create(newUser, "");
    }

    public Optional<User> byAccount(AccountId account) {
        return users.get(account, store::byAccount);
    }

    public Optional<User> byUsername(String username) {
        return store.byUsername(username);
    }

    public List<User> all() {
        return store.all();
    }

    /** The user with this e-mail address or user name, if the password is right; takes the same time if it is not. */
    public Optional<User> authenticate(String login, String password) {
        String who = login.strip();
        Optional<User> user = who.contains("@") ? store.byEmail(who) : store.byUsername(who);
        Optional<String> hash = user.flatMap(found -> store.passwordHash(found.account()));
        return passwords.isRight(password, hash) ? user : Optional.empty();
    }

    /** Checks one's own password before something that cannot be undone: whoever finds an open session must not be able to guess it. */
    public Proof prove(AccountId account, String password) {
        User user = store.byAccount(account).orElseThrow();
        Optional<Duration> tooFast = attempts.ownPassword(user.username());
        if (tooFast.isPresent()) {
            return new Proof.TooMany(tooFast.get());
        }
        return passwords.isRight(password, store.passwordHash(account)) ? new Proof.Given() : new Proof.Wrong();
    }

    /**
     * Changes one's own password, which ends every other session and every app's access.
     *
     * @param session id of the session that goes on
     */
    public PasswordOutcome changePassword(AccountId account, String current, String wanted, String session) {
        User user = store.byAccount(account).orElseThrow();
        return switch (prove(account, current)) {
            case Proof.TooMany(Duration waiting) -> new PasswordOutcome.TooMany(waiting);
            case Proof.Wrong() -> new PasswordOutcome.Wrong();
            case Proof.Given() -> change(user, wanted, session);
        };
    }

    private PasswordOutcome change(User user, String wanted, String session) {
        AccountId account = user.account();
        Optional<String> problem = passwords.problem(wanted, List.of(user.username(), user.email()));
        if (problem.isPresent()) {
            return new PasswordOutcome.Refused(problem.get());
        }
        String hash = passwords.hash(wanted);
        transactions.run(() -> {
            store.setPasswordHash(account, hash);
            store.endSessions(account, Optional.of(session));
            tokens.revokeAll(account);
        });
        return new PasswordOutcome.Changed();
    }

    /** Ends every session and every app's access at once, and lets nobody in until it is taken back. */
    @Transactional
    public void disable(AccountId account) {
        store.setDisabled(account);
        endAccess(account);
        events.publishEvent(new StandingChange.Disabled(account));
    }

    /** Lets account and posts be gone for everybody and nobody in, until it is taken back; false where it is so already. */
    @Transactional
    public boolean suspend(AccountId account) {
        if (!sanctioned.impose(account, Sanction.SUSPENDED)) {
            return false;
        }
        endAccess(account);
        events.publishEvent(new StandingChange.Suspended(account));
        return true;
    }

    /** Takes back that an account was suspended; false where it is not, or its data are deleted already. */
    @Transactional
    public boolean unsuspend(AccountId account) {
        if (!sanctioned.lift(account, Sanction.SUSPENDED)) {
            return false;
        }
        users.forget(account);
        events.publishEvent(new StandingChange.Unsuspended(account));
        return true;
    }

    /** The user behind an account, with all that lets them in. */
    @Override
    @Transactional
    public void erase(AccountId account) {
        endAccess(account);
        store.erase(account);
    }

    private void endAccess(AccountId account) {
        store.endSessions(account, Optional.empty());
        tokens.revokeAll(account);
        users.forget(account);
    }

    /** By account, with what they wrote when they asked to join; one query. */
    public Map<AccountId, Applicant> withReasons(Collection<AccountId> those) {
        return those.isEmpty()
                ? Map.of()
                : store.withReasons(those).stream()
                        .collect(Collectors.toMap(each -> each.user().account(), Function.identity()));
    }

    /** Those whom moderators look for, newest first: who signs in here, and who is known of other servers. */
    public List<AccountId> find(AccountQuery query, Page page) {
        return store.find(query, page);
    }

    /** Takes back that somebody was disabled. */
    @Transactional
    public void enable(AccountId account) {
        store.setEnabled(account);
        users.forget(account);
        events.publishEvent(new StandingChange.Enabled(account));
    }

    /** Gives somebody another role, from their next click on. */
    @Transactional
    public void changeRole(AccountId account, Role role) {
        store.setRole(account, role);
        users.forget(account);
        events.publishEvent(new StandingChange.RoleChanged(account));
    }

    /** Somebody's row changed in the current transaction. */
    void changed(AccountId account) {
        users.forget(account);
    }

    void confirm(AccountId account) {
        store.setConfirmed(account);
        users.forget(account);
    }

    /** As stored, changes of the current transaction included. */
    Optional<User> stored(AccountId account) {
        return store.byAccount(account);
    }

    Optional<User> byEmail(String email) {
        return store.byEmail(email);
    }

    CreatedUser create(NewUser newUser, String reason) {
        String email = newUser.email().strip();
        Optional<String> generated = newUser.password().isPresent() ? Optional.empty() : Optional.of(Secrets.random());
        String password = newUser.password().or(() -> generated).orElseThrow();
        Map<String, String> problems = problems(newUser, email, Optional.of(password));
        if (!problems.isEmpty()) {
            throw new InvalidUser(problems);
        }
        // Before the transaction: a hash takes longer than anything in it.
        String hash = passwords.hash(password);
        return transactions.call(() -> new CreatedUser(add(newUser, email, hash, reason), generated));
    }

    /** Why this user cannot be created, by field; nothing where it can be. */
    Map<String, String> problems(NewUser newUser) {
        return problems(newUser, newUser.email().strip(), newUser.password());
    }

    private Map<String, String> problems(NewUser newUser, String email, Optional<String> password) {
        Map<String, String> problems = new HashMap<>();
        accounts.problemWithUsername(newUser.username()).ifPresent(problem -> problems.put("username", problem));
        problemWithEmail(email).ifPresent(problem -> problems.put("email", problem));
        password.flatMap(it -> passwords.problem(it, List.of(newUser.username(), email)))
                .ifPresent(problem -> problems.put("password", problem));
        return problems;
    }

    private Optional<String> problemWithEmail(String email) {
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            return Optional.of("This is not an e-mail address.");
        }
        return store.isEmailTaken(email)
                ? Optional.of("Someone with this e-mail address is already here.")
                : Optional.empty();
    }

    private User add(NewUser newUser, String email, String hash, String reason) {
        Account account;
        try {
            account = newUser.approved()
                    ? accounts.create(newUser.username(), newUser.displayName())
                    : accounts.createWaiting(newUser.username(), newUser.displayName());
        } catch (InvalidInput e) {
            throw new InvalidUser(Map.of("username", e.reason()));
        }
        User user = new User(
                account.id(),
                account.username(),
                email,
                newUser.role(),
                newUser.confirmed() || !settings.emailConfirmation(),
                newUser.approved(),
                false,
                false,
                account.createdAt());
        if (!store.insert(user, hash, reason)) {
            throw new InvalidUser(Map.of("email", "Someone with this e-mail address is already here."));
        }
        if (user.role() != Role.MEMBER) {
            staff.changed(user.account());
        }
        events.publishEvent(new SignedUp(user.account()));
        return user;
    }
}
