-- Groups of this community. A group is an account (accounts.is_group) that nobody signs in to; its members are its followers, whom it bans
-- it blocks, and what it passes on it boosts.

create table groups (
    account_id bigint primary key,
    rules      text not null,
    posting    text not null
);

create table group_moderators (
    group_id   bigint not null,
    account_id bigint not null,
    since      timestamptz not null,
    primary key (group_id, account_id)
);

create index group_moderators_by_account on group_moderators (account_id);

-- What a group has passed on. A row stays where a moderator has taken the post out, so that it does not come back, and until the post is gone.
create table group_posts (
    group_id bigint not null,
    post_id  bigint not null,
    removed  boolean not null default false,
    primary key (group_id, post_id)
);

create index group_posts_by_post on group_posts (post_id);
