-- Accounts and how they stand to each other. Every table carries the account it belongs to in its key, so that it can be
-- distributed; there are no foreign keys across accounts. Ids are made by the application and tell the time.

create extension if not exists pg_trgm;

create table accounts (
    id bigint primary key,
    username text not null,
    -- the name with digits that look like letters replaced, so that paul and pau1 cannot both exist
    username_shape text not null,
    display_name text not null,
    bio text not null default '',
    field_names text[] not null default '{}',
    field_values text[] not null default '{}',
    avatar text,
    header text,
    locked boolean not null default false,
    bot boolean not null default false,
    discoverable boolean not null default true,
    created_at timestamptz not null
);

create unique index accounts_username on accounts (username text_pattern_ops);
create unique index accounts_username_shape on accounts (username_shape);
create index accounts_search on accounts using gin (username gin_trgm_ops, lower(display_name) gin_trgm_ops);

-- Apart from accounts, so that the row that every post and follow updates is small and stays in its page (HOT updates).
create table account_counts (
    account_id bigint primary key,
    followers bigint not null default 0,
    following bigint not null default 0,
    posts bigint not null default 0,
    last_post_on date
) with (fillfactor = 50);

create table follows (
    follower_id bigint not null,
    target_id bigint not null,
    -- pages of followers and followed accounts are cut by this
    id bigint not null,
    show_boosts boolean not null,
    notifying boolean not null,
    primary key (follower_id, target_id)
);

create index follows_by_follower on follows (follower_id, id);
create index follows_by_target on follows (target_id, id);
-- Who is told of each post of an author: few, however many follow.
create index follows_notifying on follows (target_id) where notifying;

create table follow_requests (
    target_id bigint not null,
    follower_id bigint not null,
    id bigint not null,
    show_boosts boolean not null,
    notifying boolean not null,
    primary key (target_id, follower_id)
);

create index follow_requests_by_target on follow_requests (target_id, id);
create index follow_requests_by_follower on follow_requests (follower_id);

create table blocks (
    account_id bigint not null,
    target_id bigint not null,
    id bigint not null,
    primary key (account_id, target_id)
);

create index blocks_by_target on blocks (target_id);

create table mutes (
    account_id bigint not null,
    target_id bigint not null,
    id bigint not null,
    notifications boolean not null,
    expires_at timestamptz,
    primary key (account_id, target_id)
);

create table account_notes (
    account_id bigint not null,
    target_id bigint not null,
    note text not null,
    primary key (account_id, target_id)
);

create table people_lists (
    owner_id bigint not null,
    id bigint not null,
    title text not null,
    replies_policy text not null,
    exclusive boolean not null,
    primary key (owner_id, id)
);

create table people_list_members (
    owner_id bigint not null,
    list_id bigint not null,
    member_id bigint not null,
    id bigint not null,
    primary key (owner_id, list_id, member_id)
);

create index people_list_members_by_list on people_list_members (list_id);
create index people_list_members_by_member on people_list_members (owner_id, member_id);
