-- Where the author of a quoted post elsewhere says that it may be quoted (FEP-044f). Quotes have two more states: 3 its author has not
-- answered yet, 4 its author does not want it.
alter table posts add column quote_authorization text;

create index posts_by_quote_authorization on posts (quote_authorization) where quote_authorization is not null;
