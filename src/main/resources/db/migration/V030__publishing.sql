-- What stands around publishing: keys that make a repeated request harmless, drafts, and posts that wait for their time.

create table idempotency_keys (
    account    bigint not null,
    key        text not null,
    post       bigint,
    scheduled  bigint,
    created_at timestamptz not null,
    primary key (account, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);

create table drafts (
    account  bigint not null,
    id       bigint not null,
    draft    jsonb not null,
    saved_at timestamptz not null,
    primary key (account, id)
);

create table scheduled_posts (
    account bigint not null,
    id      bigint not null,
    draft   jsonb not null,
    answers jsonb not null,
    app     text,
    due_at  timestamptz not null,
    problem text,
    primary key (account, id)
);

create index scheduled_posts_due on scheduled_posts (due_at) where problem is null;
