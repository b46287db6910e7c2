-- What holds for an account is what is imposed on itself or on its whole server; whoever reads asks for the two together.
alter table accounts rename column limited to own_limited;
alter table accounts rename column suspended_at to own_suspended_at;
drop index accounts_sanctioned;

alter table accounts
    add column server_limited      boolean not null default false,
    add column server_suspended_at timestamptz,
    add column limited      boolean generated always as (own_limited or server_limited) stored,
    add column suspended_at timestamptz generated always as (least(own_suspended_at, server_suspended_at)) stored;

create index accounts_sanctioned on accounts (id) where limited or sensitive or suspended_at is not null;
create index accounts_of_suspended_servers on accounts (id) where server_suspended_at is not null;

-- A domain without its port, as people name it who want to see nobody of it.
create index accounts_by_host on accounts (split_part(domain, ':', 1), id) where domain is not null;
