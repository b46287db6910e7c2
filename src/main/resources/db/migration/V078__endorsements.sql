-- People whom an account recommends on its profile; only those whom it follows.
create table endorsements (
    account_id bigint not null,
    target_id  bigint not null,
    id         bigint not null,
    primary key (account_id, target_id)
);

create index endorsements_by_id on endorsements (account_id, id desc);
