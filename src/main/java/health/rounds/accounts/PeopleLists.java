package health.rounds.accounts;

import health.rounds.platform.Ids;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to lists of accounts; every call names the owner, so that nobody reads another's lists. */
@Component
public class PeopleLists {
    private static final Set<String> REPLIES_POLICIES = Set.of("followed", "list", "none");

    private final PeopleListStore store;
    private final ListMembers members;
    private final CountStore counts;
    private final People people;
    private final Ids ids;
    private final ProfileLimits limits = ProfileLimits.read();

    PeopleLists(PeopleListStore store, ListMembers members, CountStore counts, People people, Ids ids) {
        this.store = store;
        this.members = members;
        this.counts = counts;
        this.people = people;
        this.ids = ids;
    }

    /** Begins an empty list; a bad title or policy, or one list too many, is an {@link InvalidInput}. */
    @Transactional
    public PeopleList create(AccountId owner, String title, String repliesPolicy, boolean exclusive) {
        PeopleList list = checked(ids.next(), owner, title, repliesPolicy, exclusive);
        counts.lock(Set.of(owner));
        if (store.count(owner) >= limits.lists()) {
            throw new InvalidInput("You can have %d lists at most.".formatted(limits.lists()));
        }
        store.insert(list);
        return list;
    }

    public Optional<PeopleList> byId(AccountId owner, long id) {
        return store.byId(owner, id);
    }

    public List<PeopleList> of(AccountId owner) {
        return store.of(owner);
    }

    /** The owner's lists that hold the member. */
    public List<PeopleList> containing(AccountId owner, AccountId member) {
        return store.containing(owner, member);
    }

    /** The list as changed, if it is the owner's; a bad title or policy is an {@link InvalidInput}. */
    @Transactional
    public Optional<PeopleList> change(
            AccountId owner, long id, String title, String repliesPolicy, boolean exclusive) {
        PeopleList list = checked(id, owner, title, repliesPolicy, exclusive);
        members.changed(owner, id);
        return store.update(list) ? Optional.of(list) : Optional.empty();
    }

    @Transactional
    public void remove(AccountId owner, long id) {
        store.delete(owner, id);
        members.changed(owner, id);
    }

    /**
     * Adds members whom the owner follows, or the owner; false, and nothing added, where one of them is not followed or the
     * list is not the owner's.
     */
    @Transactional
    public boolean add(AccountId owner, long id, Collection<AccountId> wanted) {
        Set<AccountId> added = new LinkedHashSet<>(wanted);
        // Whoever unfollows takes the same lock, so a member cannot be added while the follow ends.
        counts.lock(Set.of(owner));
        if (store.byId(owner, id).isEmpty() || store.countEligible(owner, added) != added.size()) {
            return false;
        }
        added.forEach(member -> store.addMember(owner, id, member, ids.next()));
        members.changed(owner, id);
        return true;
    }

    @Transactional
    public void drop(AccountId owner, long id, Collection<AccountId> dropped) {
        store.dropMembers(owner, id, dropped);
        members.changed(owner, id);
    }

    /** Those added last first. */
    public Slice<Account> members(AccountId owner, long id, Page page) {
        return people.slice(store.members(owner, id, page));
    }

    /** All members; answered from memory for the list's timeline and stream. */
    public List<AccountId> memberIds(long id) {
        return members.of(id);
    }

    /** Whom the owner reads on an exclusive list and so not on the home timeline; answered from memory. */
    public Set<AccountId> exclusiveMembers(AccountId owner) {
        return members.exclusiveOf(owner);
    }

    private PeopleList checked(long id, AccountId owner, String title, String repliesPolicy, boolean exclusive) {
        String shown = ProfileText.line(title);
        if (shown.isEmpty() || shown.length() > limits.listTitle()) {
            throw new InvalidInput("A list needs a title of 1 to %d characters.".formatted(limits.listTitle()));
        }
        if (!REPLIES_POLICIES.contains(repliesPolicy)) {
            throw new InvalidInput("Which replies a list shows is one of: followed, list, none.");
        }
        return new PeopleList(id, owner, shown, repliesPolicy, exclusive);
    }
}
