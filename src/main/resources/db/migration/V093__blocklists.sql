-- What administrators keep out. Small tables, of the community as a whole.

create table server_blocks (
    id bigint primary key,
    domain text not null unique,
    severity text not null,
    reject_media boolean not null,
    reject_reports boolean not null,
    private_comment text,
    public_comment text,
    obscured boolean not null,
    created_at timestamptz not null
);

create table allowed_servers (
    id bigint primary key,
    domain text not null unique,
    created_at timestamptz not null
);

create table blocked_email_domains (
    id bigint primary key,
    domain text not null unique,
    created_at timestamptz not null
);

-- How often somebody tried to join with such an address; who, and from where, is not kept.
create table blocked_email_domain_tries (
    block bigint not null,
    day date not null,
    tries bigint not null,
    addresses bigint not null,
    primary key (block, day)
);

-- SHA-256 of an address in its plainest form
create table blocked_emails (
    id bigint primary key,
    hash text not null unique
);

create table network_blocks (
    id bigint primary key,
    network cidr not null unique,
    severity text not null,
    comment text not null,
    created_at timestamptz not null,
    until timestamptz
);
