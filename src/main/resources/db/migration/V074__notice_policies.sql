-- Whose acts somebody wants to hear of: 0 accepts, 1 holds back until asked, 2 drops. No row: whatever is the default.
create table notice_policies (
    account          bigint primary key,
    not_following    smallint not null,
    not_followers    smallint not null,
    new_accounts     smallint not null,
    private_mentions smallint not null,
    limited_accounts smallint not null
);

-- Whose acts the account hears of whatever its policy, because it accepted a request of theirs.
create table notice_permissions (
    account      bigint not null,
    from_account bigint not null,
    primary key (account, from_account)
);
