-- Which post a post quotes, and whether the quote stands: 0 accepted, 1 revoked by the quoted author, 2 the quoted post is gone.
-- Who may quote a post: 0 everyone, 1 followers, 2 only its author, as the authors of what was written before now were told.
alter table posts
    add column quote_of        bigint,
    add column quote_of_author bigint,
    add column quote_state     smallint,
    add column quote_policy    smallint not null default 2;

alter table posts alter column quote_policy drop default;

create index quotes_of_post on posts (quote_of, id desc) where quote_of is not null;

alter table post_counts add column quotes bigint not null default 0;

-- Who may quote what an account writes next; without a row everyone.
create table usual_quote_policies (
    account bigint primary key,
    policy  smallint not null
);
