-- Accounts and posts of other servers stand among our own; what only they have is null for ours.

-- ASCII, lower case, with a port where the server has one; null for members of this community.
alter table accounts
    add column domain        text,
    add column is_group      boolean not null default false,
    -- addresses of other accounts that are the same person, and where this account has moved to
    add column also_known_as text[] not null default '{}',
    add column moved_to      bigint;

alter table accounts alter column username_shape drop not null;

drop index accounts_username;
drop index accounts_username_shape;
create unique index accounts_username on accounts (username text_pattern_ops) where domain is null;
create unique index accounts_username_shape on accounts (username_shape) where domain is null;
-- Elsewhere names may differ by case alone in spelling, but not in whom they mean.
create unique index accounts_handle on accounts (lower(username), domain) where domain is not null;
drop index accounts_search;
create index accounts_search on accounts using gin (lower(username) gin_trgm_ops, lower(display_name) gin_trgm_ops);
create index accounts_by_domain on accounts (domain, id) where domain is not null;

create table remote_accounts (
    account_id    bigint primary key,
    uri           text not null,
    url           text not null,
    inbox         text not null,
    shared_inbox  text,
    outbox        text,
    followers     text,
    following     text,
    featured      text,
    -- as safe HTML
    bio_html      text not null,
    field_html    text[] not null,
    -- name, address, name, address …
    emojis        text[] not null,
    -- what its own server says it has; null where it says nothing
    follower_count  bigint,
    following_count bigint,
    post_count      bigint,
    fetched_at    timestamptz not null
);

create unique index remote_accounts_uri on remote_accounts (uri);
create index remote_accounts_followers on remote_accounts (followers) where followers is not null;

-- What a post from elsewhere is called there, where people read it, and what it says as safe HTML; emojis as above.
alter table posts
    add column uri    text,
    add column url    text,
    add column html   text,
    add column emojis text[];

create unique index posts_by_uri on posts (uri) where uri is not null;
create index local_posts on posts (id desc) where visibility = 0 and boost_of is null and uri is null;
