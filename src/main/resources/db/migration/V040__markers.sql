-- How far an account has read a timeline in its apps (Mastodon's markers).

create table markers (
    account      bigint not null,
    timeline     text not null,
    last_read_id bigint not null,
    version      int not null,
    updated_at   timestamptz not null,
    primary key (account, timeline)
);
