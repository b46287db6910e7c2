-- What hides patients in pictures, and the uncovered picture while its owner may still change the covers.

alter table media
    add column original   text,                            -- a file that only the owner may fetch; null once published
    add column in_file    text[] not null default '{}',    -- what kinds of things the sent file said; never their values
    add column rule_set   text,                            -- what cleared the files; null for those from before
    add column models     text,
    add column sha256     text[] not null default '{}';    -- of the files that were cleared

create table media_boxes (
    media       bigint not null references media (id) on delete cascade,
    number      integer not null,
    x           integer not null,
    y           integer not null,
    width       integer not null,
    height      integer not null,
    kind        text not null,
    action      text not null,
    rule        text not null,
    title       text not null,
    explanation text not null,
    hidden      boolean not null,
    reason      text not null,             -- why it may be seen
    primary key (media, number)
);

alter table profile_pictures
    add column sha256 text;                -- of the file that was cleared; null for those from before
