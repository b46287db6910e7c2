-- Whose a file of another server is, asked before it is fetched: it may lie on a host that serves many servers.
create index media_elsewhere on media (file) where file like 'https://%';
create index accounts_avatar_elsewhere on accounts (avatar) where avatar is not null and domain is not null;
create index accounts_header_elsewhere on accounts (header) where header is not null and domain is not null;
create index remote_accounts_emojis on remote_accounts using gin (emojis) where emojis <> '{}';
