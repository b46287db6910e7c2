-- What other servers have sent and nobody has dealt with yet. Each actor's activities are in one lane, in which they stay in order.
create table inbox (
    id          bigint primary key,
    lane        smallint not null,
    -- whose key signed it
    signer      text not null,
    body        bytea not null,
    received_at timestamptz not null,
    attempts    integer not null default 0,
    -- when to take it; while somebody deals with it, when to take it again should they not come back
    due         timestamptz not null
);

create index inbox_by_lane on inbox (lane, id);

-- Activities that were received before, by the first half of the SHA-256 of their ids, and posts that were deleted before they came.
create table seen_activities (
    id uuid primary key,
    at timestamptz not null
);

create index seen_activities_by_age on seen_activities (at);

-- What their servers call the follows of members by people elsewhere: an answer must name it.
create table remote_follows (
    follower_id bigint not null,
    target_id   bigint not null,
    uri         text not null,
    primary key (follower_id, target_id)
);

create index remote_accounts_inbox on remote_accounts (inbox);
