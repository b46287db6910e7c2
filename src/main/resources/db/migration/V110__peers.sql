-- The keys with which our actors sign; the private parts are sealed under actors.key in the data folder.
create table actor_keys (
    account     bigint not null,             -- 0 is the community itself
    kind        text not null,               -- RSA, ED25519
    public_key  bytea not null,              -- SubjectPublicKeyInfo
    private_key bytea not null,              -- PKCS #8, sealed
    created_at  timestamptz not null,
    -- of an erased account, which still has to say goodbye
    erased_at   timestamptz,
    primary key (account, kind)
);

create index actor_keys_erased on actor_keys (erased_at) where erased_at is not null;

-- The public keys of actors elsewhere, as their servers answered.
create table known_keys (
    key_id     text primary key,
    owner      text not null,                -- address of the actor
    public_key bytea not null,               -- SubjectPublicKeyInfo
    fetched_at timestamptz not null
);

create index known_keys_of_owner on known_keys (owner);

-- In which dialect other servers take signatures.
create table peer_dialects (
    server     text primary key,
    dialect    text not null,                -- STANDARD, DRAFT
    learned_at timestamptz not null
);
