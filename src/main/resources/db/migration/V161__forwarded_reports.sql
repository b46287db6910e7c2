-- Whether a report was sent on to the server of the account that it is about.
alter table reports add column forwarded boolean not null default false;
