-- What a member does not want to read, by words or by post. All of it belongs to its owner and is read by owner, at once.

create table filters (
    owner_id   bigint not null,
    id         bigint not null,
    title      text not null,
    contexts   text[] not null,
    action     text not null,
    expires_at timestamptz,
    primary key (owner_id, id)
);

create table filter_keywords (
    owner_id   bigint not null,
    id         bigint not null,
    filter_id  bigint not null,
    keyword    text not null,
    whole_word boolean not null,
    primary key (owner_id, id)
);

create table filter_posts (
    owner_id  bigint not null,
    filter_id bigint not null,
    post_id   bigint not null,
    id        bigint not null,
    primary key (owner_id, filter_id, post_id)
);
