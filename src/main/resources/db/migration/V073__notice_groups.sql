-- Favourites and boosts of a post, and follows, are shown together when they come within some hours; group_hour says in which hour
-- since 1970 the group began. Null stands alone, and so does what was held back when it came.
alter table notices
    add column filtered boolean not null default false,
    add column group_hour integer;

update notices
set group_hour = (id >> 16) / 3600000
where kind in (1, 3, 4);

create index notices_of_group on notices (account, kind, post, group_hour, id) include (from_account)
    where group_hour is not null;

create index notices_filtered on notices (account, from_account, id) where filtered;
