-- What those who run the community say to all of it.
create table announcements (
    id           bigint primary key,
    body         text not null,
    all_day      boolean not null,
    starts_at    timestamptz,
    ends_at      timestamptz,              -- from then on nobody sees it
    published_at timestamptz not null,
    mentioned    bigint[] not null,
    posts        bigint[] not null         -- of this community, linked in the text
);

create table announcements_read (
    account      bigint not null,
    announcement bigint not null,
    primary key (account, announcement)
);

create table announcement_reactions (
    announcement bigint not null,
    name         text not null,            -- a Unicode emoji, or the shortcode of one of the community's
    account      bigint not null,
    id           bigint not null,
    primary key (announcement, name, account)
);
