-- Who may answer a post: 0 everyone, 1 followers of its author, 2 those whom it names or answers, 3 only its author; of posts of other
-- servers also 4: whoever asks, and its author decides.
-- Whether an answer stands in its thread: 0 it does, 1 the author of what it answers, elsewhere, has not agreed yet, 2 they do not want it;
-- and where that author says that it does (replyAuthorization of gotosocial.org/ns).
alter table posts
    add column reply_policy        smallint not null default 0,
    add column reply_state         smallint not null default 0,
    add column reply_authorization text;

create index posts_by_reply_authorization on posts (reply_authorization) where reply_authorization is not null;
