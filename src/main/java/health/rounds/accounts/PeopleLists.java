package health.rounds.accounts;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to lists of accounts; every call names the owner, so that nobody reads another's lists. */
@Component
public class PeopleLists {
    public PeopleList create(AccountId owner, String title, String repliesPolicy, boolean exclusive) {
        throw new UnsupportedOperationException();
    }

    public Optional<PeopleList> byId(AccountId owner, long id) {
        throw new UnsupportedOperationException();
    }

    public List<PeopleList> of(AccountId owner) {
        throw new UnsupportedOperationException();
    }

    /** The owner's lists that hold the member. */
    public List<PeopleList> containing(AccountId owner, AccountId member) {
        throw new UnsupportedOperationException();
    }

    public Optional<PeopleList> change(
            AccountId owner, long id, String title, String repliesPolicy, boolean exclusive) {
        throw new UnsupportedOperationException();
    }

    public void remove(AccountId owner, long id) {
        throw new UnsupportedOperationException();
    }

    /** Adds members whom the owner follows; false, and nothing added, where one of them is not followed. */
    public boolean add(AccountId owner, long id, Collection<AccountId> members) {
        throw new UnsupportedOperationException();
    }

    public void drop(AccountId owner, long id, Collection<AccountId> members) {
        throw new UnsupportedOperationException();
    }

    public Slice<Account> members(AccountId owner, long id, Page page) {
        throw new UnsupportedOperationException();
    }

    /** All members; answered from memory for the list's timeline and stream. */
    public List<AccountId> memberIds(long id) {
        throw new UnsupportedOperationException();
    }
}
