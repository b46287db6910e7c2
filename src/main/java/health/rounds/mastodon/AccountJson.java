package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountChanged;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ServerSanctionsChanged;
import health.rounds.emojis.EmojisChanged;
import health.rounds.identity.Role;
import health.rounds.identity.Staff;
import health.rounds.platform.ReadThrough;
import health.rounds.posts.PostText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Accounts as JSON, rendered once and kept until they change. */
@Component
class AccountJson {
    private static final long MOST_BYTES = 16L << 20;

    private final ReadThrough<AccountId, byte[]> kept = new ReadThrough<>(MOST_BYTES, json -> json.length);
    private final Accounts accounts;
    private final Staff staff;
    private final Addresses addresses;
    private final PostText html;
    private final EmojiJson emojis;

    AccountJson(Accounts accounts, Staff staff, Addresses addresses, PostText html, EmojiJson emojis) {
        this.accounts = accounts;
        this.staff = staff;
        this.addresses = addresses;
        this.html = html;
        this.emojis = emojis;
    }

    AccountEntity entity(Account account) {
        // Where that account has moved on in turn is not told: such a chain may be a circle.
        Optional<AccountEntity> moved = account.movedTo()
                .flatMap(accounts::byId)
                .filter(next -> !next.sanctions().isSuspended())
                .map(next -> entity(next, Optional.empty()));
        return entity(account, moved);
    }

    private AccountEntity entity(Account account, Optional<AccountEntity> moved) {
        return AccountEntity.of(
                account, staff.roles().getOrDefault(account.id(), Role.MEMBER), addresses, html, emojis, moved);
    }

    /** By id; ids of nobody are left out. */
    Map<AccountId, byte[]> bytes(Collection<AccountId> ids) {
        return kept.all(ids, missing -> {
            Map<AccountId, byte[]> rendered = new HashMap<>();
            accounts.byIds(missing).forEach((id, account) -> rendered.put(id, Json.bytes(entity(account))));
            return rendered;
        });
    }

    Optional<RawJson> one(AccountId id) {
        return Optional.ofNullable(bytes(List.of(id)).get(id)).map(RawJson::new);
    }

    /** Each of them by id, to stand in another document. */
    Map<AccountId, RawJson> each(Collection<AccountId> ids) {
        Map<AccountId, RawJson> raw = new HashMap<>();
        bytes(ids).forEach((id, json) -> raw.put(id, new RawJson(json)));
        return raw;
    }

    /** All of them in that order. */
    List<RawJson> list(Collection<Account> those) {
        Map<AccountId, RawJson> raw = each(those.stream().map(Account::id).toList());
        return those.stream()
                .flatMap(account -> Optional.ofNullable(raw.get(account.id())).stream())
                .toList();
    }

    @EventListener
    void on(EmojisChanged changed) {
        kept.forgetAll(all -> true);
    }

    @EventListener
    void on(ServerSanctionsChanged changed) {
        kept.forgetAll(all -> true);
    }

    @EventListener
    void on(AccountChanged changed) {
        kept.forget(changed.account());
    }
}
