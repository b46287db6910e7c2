-- What moderators have imposed on an account. Erased: its data are deleted; only the name is kept, so that nobody else gets it.
alter table accounts
    add column limited boolean not null default false,
    add column sensitive boolean not null default false,
    add column suspended_at timestamptz,
    add column erased boolean not null default false;

create index accounts_sanctioned on accounts (id) where limited or sensitive or suspended_at is not null;

-- Whose pictures are hidden while they are suspended, and deleted with the rest.
create index media_of_owner on media (owner);
