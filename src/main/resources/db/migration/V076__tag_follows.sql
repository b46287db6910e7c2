-- Who follows which hashtag, in the form in which post_tags keeps it; pages are cut by the id.
create table tag_follows (
    account bigint not null,
    tag     text not null,
    id      bigint not null,
    primary key (account, tag)
);

create index tag_follows_by_id on tag_follows (account, id desc);

-- The hashtags of one post, to take them away when it is edited or removed.
create index tags_of_post on post_tags (post);
