package health.rounds.platform;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one database transaction; what must wait for it goes through {@link AfterCommit}. */
@Component
public class Transactions {
    private final TransactionTemplate template;

    Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /** All or nothing; joins a transaction that is already open. */
    public <T> T call(Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    /** All or nothing; joins a transaction that is already open. */
    public void run(Runnable work) {
        template.executeWithoutResult(status -> work.run());
    }
}
