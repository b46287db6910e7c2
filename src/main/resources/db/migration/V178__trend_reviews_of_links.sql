-- What moderators decided about links: whether one may trend.
create table trend_reviews_of_links (
    address text primary key,
    may_trend boolean not null
);
