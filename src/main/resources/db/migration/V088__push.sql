-- Where apps want to be told of notifications. One for each token, and gone with it.
create table push_subscriptions (
    -- small numbers: some apps read 32 bits
    id            bigint generated always as identity primary key,
    token         bigint not null unique references oauth_tokens (id) on delete cascade,
    account       bigint not null,
    endpoint      text not null,
    host          text not null,
    app_key       bytea not null,            -- a point of P-256, uncompressed
    app_secret    bytea not null,            -- 16 bytes, RFC 8291, section 3.2
    standard      boolean not null,
    kinds         text[] not null,
    policy        text not null,
    -- the token itself, under a key that is not in the database
    sealed_token  bytea not null,
    failing_since timestamptz
);

create index push_subscriptions_of_account on push_subscriptions (account);

-- What is to be sent, until it was taken, is too old, or its subscription is gone.
create table push_deliveries (
    subscription bigint not null references push_subscriptions (id) on delete cascade,
    notice       bigint not null,
    attempts     int not null default 0,
    due          timestamptz not null,
    primary key (subscription, notice)
);

create index push_deliveries_by_due on push_deliveries (due);
