-- Public keys of this community, so that what an earlier key has signed can still be verified. Private keys are not in the database.
create table signing_keys (
    id         text primary key,             -- RFC 7638
    public_key bytea not null,               -- 32 bytes, RFC 8032
    created_at timestamptz not null
);
