package health.rounds.mastodon;

import health.rounds.accounts.Account;

/** PartialAccountWithAvatar, as in Mastodon's documentation (methods/grouped_notifications). */
record PartialAccount(
        String id, String acct, boolean locked, boolean bot, String url, String avatar, String avatarStatic) {

    static PartialAccount of(Account account, Addresses addresses) {
        String avatar = addresses.avatar(account.avatar());
        return new PartialAccount(
                account.id().toString(),
                account.username(),
                account.locked(),
                account.bot(),
                addresses.account(account.username()),
                avatar,
                avatar);
    }
}
