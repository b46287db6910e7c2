package health.rounds.groups;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.UsernameTaken;
import health.rounds.guard.Author;
import health.rounds.guard.Finding;
import health.rounds.guard.Guard;
import health.rounds.guard.Verdict;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.platform.Transactions;
import health.rounds.posts.PostId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to groups of this community: which there are, who starts and who moderates them, and what is in them. */
@Component
public class Groups {
    private final GroupsStore store;
    private final Accounts accounts;
    private final Users users;
    private final Guard guard;
    private final Transactions transactions;
    private final Clock clock;
    private final GroupLimits limits = GroupLimits.read();

    Groups(GroupsStore store, Accounts accounts, Users users, Guard guard, Transactions transactions, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.users = users;
        this.guard = guard;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Group> byId(AccountId id) {
        return store.byId(id).flatMap(row -> accounts.byId(id).map(account -> group(row, account)));
    }

    public Optional<Group> byHandle(String handle) {
        return accounts.byHandle(handle)
                .filter(account -> account.group() && account.isLocal())
                .map(Account::id)
                .flatMap(this::byId);
    }

    /** All that may be seen, the most recently active first. */
    public List<Group> all() {
        List<GroupsStore.Row> rows = store.all();
        Map<AccountId, Account> known =
                accounts.byIds(rows.stream().map(GroupsStore.Row::account).toList());
        return rows.stream()
                .flatMap(row ->
                        Optional.ofNullable(known.get(row.account())).map(account -> group(row, account)).stream())
                .filter(group -> !group.account().sanctions().isSuspended())
                .sorted(Comparator.comparing(
                                (Group group) -> group.account().lastPostOn().orElse(LocalDate.EPOCH))
                        .reversed()
                        .thenComparing(group -> group.account().username()))
                .toList();
    }

    private static Group group(GroupsStore.Row row, Account account) {
        return new Group(account, row.rules(), row.posting());
    }

    /** Whether a member may start groups: moderators of the community do. */
    public boolean mayStart(AccountId member) {
        return users.byAccount(member)
                .filter(user -> user.isActive() && user.mayModerate())
                .isPresent();
    }

    /** Whether a member may say what is in a group, and who: its moderators, and those of the community. */
    public boolean mayModerate(AccountId member, AccountId group) {
        return mayStart(member)
                || (store.moderators(group).contains(member)
                        && users.byAccount(member).filter(User::isActive).isPresent());
    }

    /** Starts a group, whose first moderator is whoever starts it. */
    public GroupOutcome start(AccountId by, String handle, GroupText given) {
        GroupText text = given.cleaned();
        Optional<String> problem = Optional.of("Only moderators of this community can start a group.")
                .filter(_ -> !mayStart(by))
                .or(() -> problemWithHandle(handle))
                .or(() -> problem(text));
        if (problem.isPresent()) {
            return new GroupOutcome.Refused(problem.get());
        }
        List<Finding> findings = findings(text, handle);
        if (!findings.isEmpty()) {
            return new GroupOutcome.Held(findings);
        }
        try {
            return saved(transactions.call(() -> {
                AccountId group = accounts.createGroup(handle, text.title(), text.description())
                        .id();
                store.insert(group, text.rules(), text.posting());
                store.appoint(group, by, clock.instant());
                return group;
            }));
        } catch (UsernameTaken taken) {
            return new GroupOutcome.Refused(taken.reason()); // by somebody who was a moment faster
        }
    }

    /** Changes what a group says of itself and whose posts it passes on; its handle stays. */
    public GroupOutcome change(AccountId by, AccountId group, GroupText given) {
        GroupText text = given.cleaned();
        Optional<String> problem = notModerator(by, group).or(() -> problem(text));
        if (problem.isPresent()) {
            return new GroupOutcome.Refused(problem.get());
        }
        List<Finding> findings =
                findings(text, accounts.byId(group).map(Account::username).orElse(""));
        if (!findings.isEmpty()) {
            return new GroupOutcome.Held(findings);
        }
        transactions.run(() -> {
            store.update(group, text.rules(), text.posting());
            accounts.describeGroup(group, text.title(), text.description());
        });
        return saved(group);
    }

    /** The longest serving first. */
    public List<Account> moderators(AccountId group) {
        List<AccountId> ids = store.moderators(group);
        Map<AccountId, Account> known = accounts.byIds(ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** Makes a member of this community a moderator of the group. */
    public GroupOutcome appoint(AccountId by, AccountId group, String handle) {
        Optional<Account> member = accounts.byHandle(handle.strip().replaceFirst("^@", ""))
                .filter(account -> account.isLocal() && !account.group());
        Optional<String> problem = notModerator(by, group)
                .or(() -> member.isEmpty()
                        ? Optional.of("Nobody here has that name. Moderators of a group are members of this community.")
                        : Optional.empty())
                .or(() -> store.moderators(group).size() >= limits.moderators()
                        ? Optional.of("A group has %d moderators at most.".formatted(limits.moderators()))
                        : Optional.empty());
        if (problem.isPresent()) {
            return new GroupOutcome.Refused(problem.get());
        }
        transactions.run(() -> {
            store.appoint(group, member.orElseThrow().id(), clock.instant());
            tellAnew(group);
        });
        return saved(group);
    }

    /** Makes a moderator of the group an ordinary member of it. */
    public GroupOutcome dismiss(AccountId by, AccountId group, AccountId moderator) {
        Optional<String> problem = notModerator(by, group)
                .or(() -> store.moderators(group).equals(List.of(moderator))
                        ? Optional.of("A group keeps one moderator. Appoint another one first.")
                        : Optional.empty());
        if (problem.isPresent()) {
            return new GroupOutcome.Refused(problem.get());
        }
        transactions.run(() -> {
            store.dismiss(group, moderator);
            tellAnew(group);
        });
        return saved(group);
    }

    /** Which groups have passed posts on, and have not taken them out; posts that are in none are left out. One query. */
    public Map<PostId, Set<AccountId>> holding(Collection<PostId> posts) {
        return posts.isEmpty() ? Map.of() : store.holding(posts);
    }

    /** Other servers read who moderates it where they read what it is. */
    private void tellAnew(AccountId group) {
        Account account = accounts.byId(group).orElseThrow();
        accounts.describeGroup(group, account.displayName(), account.bio());
    }

    private GroupOutcome saved(AccountId group) {
        return new GroupOutcome.Saved(byId(group).orElseThrow());
    }

    private Optional<String> notModerator(AccountId by, AccountId group) {
        return mayModerate(by, group) ? Optional.empty() : Optional.of("Only moderators of the group can do that.");
    }

    private Optional<String> problemWithHandle(String handle) {
        return accounts.isReserved(handle)
                ? Optional.of("This name is kept for those who run the community.")
                : accounts.problemWithUsername(handle);
    }

    private Optional<String> problem(GroupText text) {
        if (text.title().isEmpty()) {
            return Optional.of("Give the group a title.");
        }
        if (text.title().length() > accounts.limits().displayName()) {
            return Optional.of("The title may have %d characters at most."
                    .formatted(accounts.limits().displayName()));
        }
        if (text.description().length() > accounts.limits().bio()) {
            return Optional.of("The description may have %d characters at most."
                    .formatted(accounts.limits().bio()));
        }
        if (text.rules().length() > limits.rules()) {
            return Optional.of("The rules may have %,d characters at most.".formatted(limits.rules()));
        }
        return Optional.empty();
    }

    /** What the guard would ask about it holds here, as in profiles: a group has no case to tell. */
    private List<Finding> findings(GroupText text, String handle) {
        return switch (guard.screen(text.submission(), new Author(text.title(), handle))) {
            case Verdict.Ask ask -> ask.findings();
            case Verdict.Held held -> held.findings();
            case Verdict.Clear _ -> List.of();
        };
    }
}
