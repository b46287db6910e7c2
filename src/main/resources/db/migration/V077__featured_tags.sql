-- Hashtags that accounts show on their profiles.
create table featured_tags (
    account bigint not null,
    tag     text not null,
    id      bigint not null,
    primary key (account, tag)
);

-- How often, and when last, an author used a hashtag.
create index tags_of_author on post_tags (author, tag, post desc) where public;
