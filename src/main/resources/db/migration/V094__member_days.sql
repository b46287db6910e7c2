-- On which days a member was here: a row for each day, written with the first use.
create table member_days (
    account_id bigint not null,
    day date not null,
    primary key (account_id, day)
);

create index member_days_by_day on member_days (day);

-- Favourites of some days are counted for administrators; a block range index costs next to nothing where ids grow with time.
create index favourites_by_time on favourites using brin (id);
