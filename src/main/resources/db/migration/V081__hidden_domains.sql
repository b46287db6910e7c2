-- Domains of which a member wants to see nobody; in ASCII, lower case, without a dot at the end.
create table hidden_domains (
    account_id bigint not null,
    domain     text not null,
    id         bigint not null,
    primary key (account_id, domain)
);

create index hidden_domains_by_id on hidden_domains (account_id, id desc);
