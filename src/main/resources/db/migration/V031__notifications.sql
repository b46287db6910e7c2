-- Who is told of what. The unique key makes a repeated event harmless; post is 0 where none is meant.
create table notices (
    id           bigint not null,
    account      bigint not null,
    kind         smallint not null,
    from_account bigint not null,
    post         bigint not null,
    primary key (account, id),
    unique (account, kind, from_account, post)
);

create index notices_of_post on notices (post);

create table notices_read (
    account   bigint primary key,
    last_read bigint not null
);
