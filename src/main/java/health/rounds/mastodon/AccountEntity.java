package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.posts.PostText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Account, as in Mastodon's documentation (entities/Account). */
record AccountEntity(
        String id,
        String username,
        String acct,
        String displayName,
        boolean locked,
        boolean bot,
        boolean discoverable,
        boolean indexable,
        boolean group,
        String createdAt,
        String note,
        String url,
        String uri,
        String avatar,
        String avatarStatic,
        String header,
        String headerStatic,
        long followersCount,
        long followingCount,
        long statusesCount,
        @Nullable String lastStatusAt,
        boolean hideCollections,
        boolean noindex,
        boolean suspended,
        boolean limited,
        boolean memorial,
        @Nullable Object moved,
        List<Object> emojis,
        List<Object> roles,
        List<FieldEntity> fields) {

    static AccountEntity of(Account account, Addresses addresses, PostText html) {
        String url = addresses.account(account.username());
        String avatar = addresses.avatar(account.avatar());
        String header = addresses.header(account.header());
        return new AccountEntity(
                account.id().toString(),
                account.username(),
                account.username(),
                account.displayName(),
                account.locked(),
                account.bot(),
                account.discoverable(),
                account.discoverable(),
                false,
                // The day alone, as Mastodon does since 3.4, so that nobody is found by the minute they joined.
                Times.of(account.createdAt().truncatedTo(ChronoUnit.DAYS)),
                html.html(account.bio()),
                url,
                url,
                avatar,
                avatar,
                header,
                header,
                account.followers(),
                account.following(),
                account.posts(),
                account.lastPostOn().map(LocalDate::toString).orElse(null),
                false,
                !account.discoverable(),
                false,
                false,
                false,
                null,
                List.of(),
                List.of(),
                account.fields().stream()
                        .map(field -> FieldEntity.of(field, html))
                        .toList());
    }
}
