-- Posts of members that name people of other servers whom nobody here knows yet: their servers are asked afterwards.
create table late_mentions (
    post     bigint primary key,
    attempts integer not null default 0,
    due      timestamptz not null
);
