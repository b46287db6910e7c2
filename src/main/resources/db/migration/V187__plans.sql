-- What members want to reach and what they do about it; nobody else sees it.
create table plans (
    account bigint not null,
    id bigint not null,
    state text not null check (state in ('DRAFT', 'ACTIVE', 'ENDED')),
    strategy jsonb not null,
    changed_at timestamptz not null,
    primary key (account, id)
);

create unique index plans_active on plans (account) where state = 'ACTIVE';

create table plan_actions (
    account bigint not null,
    id bigint not null,
    plan bigint not null,
    kind text not null check (kind in ('POST', 'ANSWER', 'BOOST')),
    words text not null,
    due date not null,
    done_by bigint,
    done_at timestamptz,
    primary key (account, id),
    check ((done_by is null) = (done_at is null))
);

create index plan_actions_due on plan_actions (account, plan, due);
create index plan_actions_done_by on plan_actions (account, done_by) where done_by is not null;
