package health.rounds.identity;

import health.rounds.accounts.Accounts;
import health.rounds.blocklists.Admissions;
import health.rounds.guard.Guard;
import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.Outbox;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.ModuleRig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The identity module and those below it on a database of its own, with a clock that a test can move. */
final class IdentityRig extends ModuleRig {
    static final String PASSWORD = "white-coat-and-tie";

    private static int count;

    IdentityRig(Map<String, String> settings) {
        this(TestPostgres.settings(settings));
    }

    IdentityRig(Settings settings) {
        super(settings, Parts.class);
    }

    /** A user who may act, with {@link #PASSWORD}. */
    User newcomer() {
        String name = "newcomer" + ++count;
        return part(Users.class)
                .create(new NewUser(name, "", name + "@example.org", Optional.of(PASSWORD), Role.MEMBER, true, true))
                .user();
    }

    /** The mails that what happened so far brings with it, newest first. */
    List<Mail> mails() {
        part(Outbox.class).drain();
        return part(Mails.class).shown();
    }

    @ComponentScan(basePackageClasses = {Accounts.class, Admissions.class, Users.class})
    @ComponentScan(
            basePackageClasses = Outbox.class,
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.Outbox(Store)?"))
    @Import({Guard.class, Mails.class})
    static class Parts {}
}
