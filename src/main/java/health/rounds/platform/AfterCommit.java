package health.rounds.platform;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts off what others may notice until the transaction that caused it is durable. */
public final class AfterCommit {
    private AfterCommit() {}

    /** Runs after the commit of the current transaction, never after a rollback; at once where there is no transaction. */
    public static void run(Runnable action) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Later(action));
        } else {
            action.run();
        }
    }

    private static final class Later implements TransactionSynchronization {
        private final Runnable action;
        private boolean done;

        Later(Runnable action) {
            this.action = action;
        }

        @Override
        public void afterCommit() {
            done = true;
            action.run();
        }

        /** What is put off by another such action, while the commit is being told, hears of the completion only. */
        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && !done) {
                action.run();
            }
        }

        /** Caches are put right before anybody else hears of the commit. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
