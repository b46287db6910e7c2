-- Uploaded pictures. Their files lie in the data folder under random names; what the author's device called them is kept nowhere.

create table media (
    id           bigint primary key,
    owner        bigint not null,
    post         bigint,                       -- null until it is published
    mime_type    text not null,
    width        integer not null,
    height       integer not null,
    small_width  integer not null,
    small_height integer not null,
    blurhash     text not null,
    alt_text     text not null,
    focus_x      double precision,
    focus_y      double precision,
    file         text not null,
    small_file   text not null,
    kept_until   timestamptz not null,         -- when to give up waiting for a post
    created_at   timestamptz not null
);

create index media_without_post on media (kept_until) where post is null;

create table profile_pictures (
    file       text primary key,
    owner      bigint not null,
    created_at timestamptz not null
);

create index profile_pictures_by_age on profile_pictures (created_at);

-- Files that no row names: not yet, or no longer. Whatever a crash leaves behind is found here and deleted.
create table media_leftovers (
    file     text primary key,
    noted_at timestamptz not null
);
