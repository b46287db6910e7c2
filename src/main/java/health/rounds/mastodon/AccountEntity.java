package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.Elsewhere;
import health.rounds.identity.Role;
import health.rounds.posts.PostText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        @Nullable AccountEntity moved,
        List<CustomEmojiEntity> emojis,
        List<RoleEntity.Badge> roles,
        List<FieldEntity> fields) {

    /** {@code moved} is the account that this one goes on with. */
    static AccountEntity of(
            Account account,
            Role role,
            Addresses addresses,
            PostText html,
            EmojiJson emojis,
            Optional<AccountEntity> moved) {
        // Of a suspended account nothing is told but that it is (Mastodon's account_serializer.rb).
        boolean gone = account.sanctions().isSuspended();
        String avatar = addresses.avatar(account.avatar().filter(file -> !gone));
        String header = addresses.header(account.header().filter(file -> !gone));
        boolean discoverable = account.discoverable() && !gone;
        return new AccountEntity(
                account.id().toString(),
                account.username(),
                account.handle(),
                gone ? "" : account.displayName(),
                account.locked() && !gone,
                account.bot() && !gone,
                discoverable,
                account.elsewhere().map(Elsewhere::indexable).orElse(account.discoverable()) && !gone,
                account.group(),
                // The day alone, as Mastodon does since 3.4, so that nobody is found by the minute they joined.
                Times.of(account.createdAt().truncatedTo(ChronoUnit.DAYS)),
                gone ? "" : html.bio(account),
                addresses.account(account),
                addresses.uri(account),
                avatar,
                avatar,
                header,
                header,
                account.followers(),
                account.following(),
                account.posts(),
                account.lastPostOn().map(LocalDate::toString).orElse(null),
                false,
                !discoverable,
                gone,
                account.sanctions().limited(),
                false,
                moved.filter(next -> !gone).orElse(null),
                gone ? List.of() : emojis.in(account, texts(account)),
                gone ? List.of() : RoleEntity.badges(role),
                gone
                        ? List.of()
                        : IntStream.range(0, account.fields().size())
                                .mapToObj(number -> FieldEntity.of(account, number, html))
                                .toList());
    }

    private static List<String> texts(Account account) {
        List<String> texts = new ArrayList<>(List.of(account.displayName(), account.bio()));
        account.fields().forEach(field -> texts.addAll(List.of(field.name(), field.value())));
        return texts;
    }
}
