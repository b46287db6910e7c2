package health.rounds.mastodon;

import health.rounds.accounts.Account;

/** PartialAccountWithAvatar, as in Mastodon's documentation (methods/grouped_notifications). */
record PartialAccount(
        String id, String acct, boolean locked, boolean bot, String url, String avatar, String avatarStatic) {

    static PartialAccount of(Account account, Addresses addresses) {
        boolean gone = account.sanctions().isSuspended();
        String avatar = addresses.avatar(account.avatar().filter(file -> !gone));
        return new PartialAccount(
                account.id().toString(),
                account.username(),
                account.locked() && !gone,
                account.bot() && !gone,
                addresses.account(account.username()),
                avatar,
                avatar);
    }
}
