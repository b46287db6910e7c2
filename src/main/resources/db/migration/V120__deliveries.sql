-- Activities on their way to other servers. What is sent stands here once, however many inboxes get it.
create table outgoing_activities (
    id        bigint primary key,
    sender    bigint,                -- the account that signs it; null for the community
    post      bigint,                -- whose author can look where it was delivered
    followers boolean not null,      -- for followers: goes with a digest of who they are (FEP-8fcf)
    body      bytea not null
);

create index outgoing_activities_of_post on outgoing_activities (post) where post is not null;

-- A row for each inbox that has not got it yet. No foreign key: checking ten thousand rows would take longer than writing them.
create table deliveries (
    line     bigint not null,        -- hash of inbox and object: what has the same goes in the order of its activities
    activity bigint not null,
    host     text not null,          -- with the port, where that is not 443
    inbox    text not null,
    attempts int not null default 0,
    due      timestamptz not null,
    primary key (line, activity)
);

create index deliveries_of_host on deliveries (host, due);
create index deliveries_of_activity on deliveries (activity);

-- What we know of other servers from sending to them.
create table delivery_servers (
    host              text primary key,
    brisk             boolean not null,
    failures          int not null,  -- since it last answered
    failing_days      int not null,  -- the same in days on which it failed
    last_failing_day  date,
    paused_until      timestamptz,
    unavailable_since timestamptz,
    last_success      timestamptz,
    last_failure      timestamptz,
    last_error        text
) with (fillfactor = 70);            -- updated often, and no index holds what changes

-- What came of it, for the author of a post. What still waits stands in the queue alone.
create table delivery_outcomes (
    post         bigint not null,
    host         text not null,
    sender       bigint,
    delivered_at timestamptz,
    failed_at    timestamptz,
    reason       text,
    primary key (post, host)
);
