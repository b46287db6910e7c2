-- What a link leads to, once for everybody who posted it.

create table previews (
    id           bigint generated always as identity primary key,
    address      text not null,
    -- the one post for which it holds, where its author's server has sent it
    sent_for     bigint,
    -- when to ask for the page; null while nothing is to be done
    due_at       timestamptz,
    tries        int not null default 0,
    fetched_at   timestamptz,
    found        boolean not null default false,
    title        text not null default '',
    description  text not null default '',
    language     text,
    author_name  text not null default '',
    author_url   text not null default '',
    -- an account that says on its profile that the site is its own
    author       bigint,
    provider     text not null default '',
    image        text,
    image_alt    text not null default '',
    image_width  int not null default 0,
    image_height int not null default 0,
    published_at timestamptz
);

create unique index previews_address on previews (address) where sent_for is null;
create unique index previews_sent_for on previews (sent_for) where sent_for is not null;
create index previews_due on previews (due_at) where due_at is not null;
create index previews_by_author on previews (author) where author is not null;

create table post_previews (
    post    bigint primary key,
    preview bigint not null
);

create index post_previews_by_preview on post_previews (preview, post);
