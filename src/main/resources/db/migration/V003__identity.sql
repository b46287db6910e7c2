-- Who signs in here, their sessions, and the apps that act for them. Passwords, tokens, codes and app secrets are kept as hashes.

create table users (
    account_id bigint primary key,
    username text not null,
    email text not null,
    password_hash text not null,
    role text not null,
    confirmed boolean not null,
    approved boolean not null,
    disabled boolean not null default false,
    -- what the user wrote to those who decide about the sign-up
    reason text not null default '',
    created_at timestamptz not null
);

create unique index users_username on users (username);
create unique index users_email on users (lower(email));
create index users_waiting on users (account_id) where not approved;

create table email_confirmations (
    token_hash bytea primary key,
    account_id bigint not null,
    expires_at timestamptz not null
);

create index email_confirmations_by_account on email_confirmations (account_id);

create table oauth_apps (
    id bigint primary key,
    client_id text not null,
    secret_hash bytea not null,
    name text not null,
    website text,
    redirect_uris text[] not null,
    scopes text[] not null,
    created_at timestamptz not null
);

create unique index oauth_apps_client_id on oauth_apps (client_id);

-- The app of tokens that are made on the command line; nobody knows a secret for an empty hash.
insert into oauth_apps (id, client_id, secret_hash, name, redirect_uris, scopes, created_at)
values (1, 'command-line', '', 'Rounds command line', '{}', '{}', now());

create table oauth_codes (
    code_hash bytea primary key,
    app_id bigint not null,
    account_id bigint not null,
    redirect_uri text not null,
    scopes text[] not null,
    -- PKCE, RFC 7636: base64url of the SHA-256 of what only the app knows
    challenge text,
    expires_at timestamptz not null,
    -- what was issued for the code, to be revoked when the code is used again
    token_id bigint
);

create index oauth_codes_by_expiry on oauth_codes (expires_at);

create table oauth_tokens (
    token_hash bytea primary key,
    id bigint not null,
    app_id bigint not null,
    -- null for a token of the app itself
    account_id bigint,
    scopes text[] not null,
    created_at timestamptz not null
);

create unique index oauth_tokens_id on oauth_tokens (id);
create index oauth_tokens_by_account on oauth_tokens (account_id);

-- As in Spring Session JDBC 4.1, schema-postgresql.sql.
create table spring_session (
    primary_id char(36) not null,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100),
    constraint spring_session_pk primary key (primary_id)
);

create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk
        foreign key (session_primary_id) references spring_session (primary_id) on delete cascade
);
