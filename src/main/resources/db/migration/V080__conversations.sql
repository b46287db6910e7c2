-- A member's side of a thread of direct posts. The post that began the thread names it; people are the others, in the order of their ids.
create table conversations (
    account    bigint not null,
    thread     bigint not null,
    first_post bigint not null,            -- what is older was there before the member removed the conversation
    last_post  bigint not null,
    people     bigint[] not null,
    unread     boolean not null,
    held       boolean not null,           -- by the member's policy, until they let its people through
    primary key (account, thread)
);

create index conversations_by_last on conversations (account, last_post desc);

insert into conversations (account, thread, first_post, last_post, people, unread, held)
select member.account, p.thread, min(p.id), max(p.id),
    coalesce(array_agg(distinct other.account order by other.account) filter (where other.account <> member.account), '{}'),
    false, false
from posts p
cross join lateral unnest(p.author || p.mentioned) as member (account)
cross join lateral unnest(p.author || p.mentioned) as other (account)
where p.visibility = 3
group by member.account, p.thread;
