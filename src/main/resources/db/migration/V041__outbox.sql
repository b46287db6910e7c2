-- The outbox is a table of our own (decision 4): one row for each listener of an event, deleted in the transaction that deals with it.
drop table event_publication;

create table outbox (
    id       bigint generated always as identity primary key,
    listener text not null,
    event    text not null,
    body     text not null,
    attempts int not null default 0,
    due      timestamptz not null
);

create index outbox_of_listener on outbox (listener, id);
