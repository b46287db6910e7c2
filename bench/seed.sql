-- A community of members who write, and a crowd of light accounts who hardly do more than follow. Written straight into the tables,
-- in seconds, and the same at every run. bench.members, bench.posts and bench.crowd say how many; bench_texts holds what is written.
--
--   members 1 to 12   write for the benchmark, four each with 10, with 1,000 and with as many followers as the crowd has heads
--   member 13         follows all of them, with its streams open
--   member 14         reads a home timeline of 100 follows
--   member 15         reads a home timeline of 2,000 follows: the members who write, and light accounts with a post each
--   members 16 …      write and follow; a few are far more active and popular than most, member 16 above all

set local synchronous_commit = off;
select setseed(0.5);

create function pg_temp.setting(name text) returns int language sql stable
    return current_setting('bench.' || name)::int;

-- Ids tell the time (platform/Ids.java): accounts were made a year ago, posts over the last ninety days.
create function pg_temp.account_id(n int) returns bigint language sql stable
    return ((extract(epoch from now() - interval '1 year') * 1000)::bigint + n) << 16;

create function pg_temp.post_time(n int) returns timestamptz language sql stable
    return now() - interval '1 hour' - interval '90 days' * (1 - n::float / pg_temp.setting('posts'));

create function pg_temp.post_id(n int) returns bigint language sql stable
    return ((extract(epoch from pg_temp.post_time(n)) * 1000)::bigint << 16) + n % 65536;

-- Some members are met far more often than others.
create function pg_temp.some_member() returns int language sql volatile
    return 16 + floor((pg_temp.setting('members') - 15) * random() ^ 1.5)::int;

insert into accounts (id, username, username_shape, display_name, bio, field_names, field_values, created_at)
select
    pg_temp.account_id(n),
    'member' || n,
    'member' || translate(n::text, '01', 'ol'),
    (array['Dr. Amara Osei', 'Lena Fischer', 'Prof. Hugo Martins', 'Priya Raman, MD', 'Tom Aldridge', 'Sofia Lindqvist'])[1 + n % 6],
    (array['Cardiologist. Heart failure, trials and the occasional sourdough.', 'Resident in internal medicine, learning out loud.',
        'Paediatric nurse, clinical educator and runner. Views are my own.', 'Infectious diseases and stewardship.'])[1 + n % 4],
    case when n % 2 = 0 then array['Works in', 'Website'] else '{}' end,
    case when n % 2 = 0 then array['Cardiology', 'https://example.org/member' || n] else '{}' end,
    now() - interval '1 year'
from generate_series(1, pg_temp.setting('members') + pg_temp.setting('crowd')) n;

insert into users (account_id, username, email, password_hash, role, confirmed, approved, created_at)
select pg_temp.account_id(n), 'member' || n, 'member' || n || '@example.org', 'none', 'MEMBER', true, true, now() - interval '1 year'
from generate_series(1, pg_temp.setting('members')) n;

-- The token of member n is "bench-n".
insert into oauth_tokens (token_hash, id, app_id, account_id, scopes, created_at)
select sha256(('bench-' || n)::bytea), n, 1, pg_temp.account_id(n), '{read,write}', now()
from generate_series(1, 16) n;

create temporary table edges (follower int, target int);

insert into edges
select 13, author from generate_series(1, 12) author
union all
select pg_temp.setting('members') + n, author from generate_series(1, 9) n, generate_series(1, 4) author
union all
select pg_temp.setting('members') + n, author from generate_series(1, 999) n, generate_series(5, 8) author
union all
select pg_temp.setting('members') + n, author from generate_series(1, pg_temp.setting('crowd') - 1) n, generate_series(9, 12) author
union all
select 15, 15 + n from generate_series(1, 2000) n;

insert into edges
select distinct 14, target
from (select pg_temp.some_member() as target from generate_series(1, 1000)) t
limit 100;

insert into edges
select follower, pg_temp.some_member()
from generate_series(16, pg_temp.setting('members')) follower,
    generate_series(1, 20 + (hashint4(follower) & 127)) follow;

insert into follows (follower_id, target_id, id, show_boosts, notifying)
select pg_temp.account_id(follower), pg_temp.account_id(target), row_number() over (), true, false
from (select distinct follower, target from edges where follower <> target) e;

-- Of ten posts one is a boost and two are answers. Light accounts that member 15 follows write every 98th until each has a post.
create temporary table plan as
select
    n,
    case when n % 98 = 0 and n / 98 <= 2000 + 15 - pg_temp.setting('members')
        then pg_temp.setting('members') + n / 98
        else pg_temp.some_member() end as author,
    case when n > 300 and n % 10 = 3 then n - 11 end as boost_of,
    case when n > 300 and n % 10 in (6, 8) then n - n % 10 + 1 - 10 * (1 + floor(random() * 20)::int) end as reply_to
from generate_series(1, pg_temp.setting('posts')) n;

alter table plan add primary key (n);

insert into posts (id, author, created_at, body, content_warning, sensitive, language, visibility, reply_to, reply_to_account,
    thread, boost_of, boost_of_author, mentioned, hashtags, media, app, guard_receipt, quote_policy)
select
    pg_temp.post_id(p.n),
    pg_temp.account_id(p.author),
    pg_temp.post_time(p.n),
    case when p.boost_of is null
        then coalesce('@member' || parent.author || ' ', '') || t.body || case when p.n % 3 = 0 then E'\n\n#' || tag else '' end
        else '' end,
    '',
    false,
    'en',
    case p.n % 100 when 47 then 2 when 57 then 1 else 0 end,
    pg_temp.post_id(p.reply_to),
    pg_temp.account_id(parent.author),
    coalesce(pg_temp.post_id(p.reply_to), pg_temp.post_id(p.n)),
    pg_temp.post_id(p.boost_of),
    pg_temp.account_id(boosted.author),
    case when parent.n is null then '{}' else array[pg_temp.account_id(parent.author)] end,
    case when p.boost_of is null and p.n % 3 = 0 then array[lower(tag)] else '{}' end,
    '{}',
    case when p.boost_of is null then 'Tusky' end,
    case when p.boost_of is null then 'bench' end,
    0
from plan p
cross join lateral (select (array['Cardiology', 'MedTwitter', 'Nephrology', 'MedEd', 'Sepsis', 'Palliative'])[1 + p.n / 3 % 6] as tag) h
join bench_texts t on t.n = p.n % (select count(*) from bench_texts)
left join plan parent on parent.n = p.reply_to
left join plan boosted on boosted.n = p.boost_of;

insert into post_tags (tag, post, author, public)
select tag, id, author, visibility = 0
from posts, unnest(hashtags) as tag;

insert into mentions (account, post)
select account, id
from posts, unnest(mentioned) as account;

-- One favourite a post, unevenly; the two readers have left theirs as well.
insert into favourites (account, post, id)
select pg_temp.account_id(member), pg_temp.post_id(1 + floor(pg_temp.setting('posts') * sqrt(random()))::int), n
from (
    select n, case when n % 100 < 2 then 14 + n % 100 else pg_temp.some_member() end as member
    from generate_series(1, pg_temp.setting('posts')) n) f
on conflict do nothing;

insert into post_counts (post, replies, boosts, favourites)
select post, sum(replies), sum(boosts), sum(favourites)
from (
    select reply_to as post, 1 as replies, 0 as boosts, 0 as favourites from posts where reply_to is not null
    union all
    select boost_of, 0, 1, 0 from posts where boost_of is not null
    union all
    select post, 0, 0, 1 from favourites) c
group by post;

insert into account_counts (account_id, followers, following, posts, last_post_on)
select a.id, coalesce(fr.n, 0), coalesce(fg.n, 0), coalesce(p.n, 0), p.last_post_on
from accounts a
left join (select target_id, count(*) as n from follows group by target_id) fr on fr.target_id = a.id
left join (select follower_id, count(*) as n from follows group by follower_id) fg on fg.follower_id = a.id
left join (select author, count(*) as n, max(created_at)::date as last_post_on from posts group by author) p on p.author = a.id;

-- What the owners of favourited posts and the mentioned were told of in the last month; a group of favourites lasts an hour.
create temporary table told as
select account, kind, from_account, post,
    ((extract(epoch from now() - interval '30 days' * random()) * 1000)::bigint << 16) + row_number() over () % 65536 as id
from (
    select p.author as account, 4 as kind, f.account as from_account, f.post
    from favourites f join posts p on p.id = f.post
    where p.author <> f.account
    union all
    select m.account, 0, p.author, m.post
    from mentions m join posts p on p.id = m.post
    where p.author <> m.account) t;

insert into notices (id, account, kind, from_account, post, group_hour)
select id, account, kind, from_account, post, case when kind = 4 then (id >> 16) / 3600000 end
from told
on conflict do nothing;
