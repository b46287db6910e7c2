-- Posts and boosts. Every table is keyed by the post or the account it belongs to, so that it can be distributed.

create table posts (
    id               bigint primary key,
    author           bigint not null,
    created_at       timestamptz not null,
    edited_at        timestamptz,
    body             text not null,
    content_warning  text not null,
    sensitive        boolean not null,
    language         text,
    visibility       smallint not null,          -- 0 public, 1 unlisted, 2 followers, 3 direct
    reply_to         bigint,
    reply_to_account bigint,
    thread           bigint not null,            -- the post that began the conversation
    boost_of         bigint,
    boost_of_author  bigint,
    mentioned        bigint[] not null,
    hashtags         text[] not null,
    media            bigint[] not null,
    app              text,
    guard_receipt    text                        -- what the guard screened: SHA-256 and rule set; null for a boost
);

create index posts_of_author on posts (author, id desc);
create index posts_in_thread on posts (thread, id);
create index boosts_of_post on posts (boost_of, id desc) where boost_of is not null;
create unique index one_boost_each on posts (author, boost_of) where boost_of is not null;
create index public_posts on posts (id desc) where visibility = 0 and boost_of is null;
create index posts_by_words on posts using gin (to_tsvector('simple', body || ' ' || content_warning)) where boost_of is null;

-- A row appears with the first answer, boost or favourite; most posts have none.
create table post_counts (
    post       bigint primary key,
    replies    bigint not null default 0,
    boosts     bigint not null default 0,
    favourites bigint not null default 0
);

create table post_tags (
    tag    text not null,
    post   bigint not null,
    author bigint not null,
    public boolean not null,
    primary key (tag, post)
);

create index tags_by_prefix on post_tags (tag text_pattern_ops);

create table mentions (
    account bigint not null,
    post    bigint not null,
    primary key (account, post)
);

-- Earlier states of edited posts; the present one stands in posts.
create table post_versions (
    post            bigint not null,
    at              timestamptz not null,
    body            text not null,
    content_warning text not null,
    sensitive       boolean not null,
    media           bigint[] not null,
    poll_options    text[] not null,
    primary key (post, at)
);

create table polls (
    post        bigint primary key,
    options     text[] not null,
    votes       bigint[] not null,
    voters      bigint not null,
    closes_at   timestamptz not null,
    multiple    boolean not null,
    hide_totals boolean not null,
    announced   boolean not null default false
);

create index polls_to_announce on polls (closes_at) where not announced;

create table poll_votes (
    post    bigint not null,
    voter   bigint not null,
    choices int[] not null,
    primary key (post, voter)
);

create table favourites (
    account bigint not null,
    post    bigint not null,
    id      bigint not null,
    primary key (account, post)
);

create index favourites_of_account on favourites (account, id desc);
create index favourites_of_post on favourites (post, id desc);

create table bookmarks (
    account bigint not null,
    post    bigint not null,
    id      bigint not null,
    primary key (account, post)
);

create index bookmarks_of_account on bookmarks (account, id desc);

create table pins (
    account bigint not null,
    post    bigint not null,
    id      bigint not null,
    primary key (account, post)
);

create table muted_threads (
    account bigint not null,
    thread  bigint not null,
    primary key (account, thread)
);
