-- Whose sign-up waits for approval has a name that nobody else can take, and is not shown.
alter table accounts add column waiting boolean not null default false;

update accounts
set waiting = true
where id in (select account_id from users where not approved);
