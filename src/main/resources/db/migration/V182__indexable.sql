-- Whether strangers may find somebody's public posts by their words; nobody until their server says so.
alter table remote_accounts add column indexable boolean not null default false;
