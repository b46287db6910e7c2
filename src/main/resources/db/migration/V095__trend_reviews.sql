-- What moderators decided: whether something may trend.
create table trend_reviews_of_tags (
    tag text primary key,
    may_trend boolean not null
);

create table trend_reviews_of_posts (
    post bigint primary key,
    may_trend boolean not null
);
