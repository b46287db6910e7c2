-- What people elsewhere wrote to groups of this community, as it came: groups pass it on whole, a moment later. By the first half of the SHA-256 of
-- the post's address.
create table group_letters (
    post uuid primary key,
    body bytea not null,
    at   timestamptz not null
);
