-- People whom an account does not want to be suggested again.
create table dismissed_suggestions (
    account_id bigint not null,
    target_id  bigint not null,
    primary key (account_id, target_id)
);
