-- What members report to the moderators, and who did what about it, and why.
create table reports (
    id          bigint primary key,
    reporter    bigint not null,
    target      bigint not null,
    category    text not null,
    comment     text not null,
    posts       bigint[] not null,
    rules       text[] not null,
    changed_at  timestamptz not null,
    assigned_to bigint,
    resolved_at timestamptz,
    resolved_by bigint
);

create index reports_open on reports (id desc) where resolved_at is null;
create index reports_of_target on reports (target, id desc);
create index reports_of_reporter on reports (reporter, id desc);

create table moderation_log (
    id        bigint primary key,
    moderator bigint not null,
    deed      text not null,
    account   bigint not null,               -- whom it concerns
    report    bigint,
    posts     bigint[] not null,
    words     text not null                  -- the reason, as the account is told it where it is told
);

create index moderation_log_of_account on moderation_log (account, id desc);
create index moderation_log_of_report on moderation_log (report, id) where report is not null;
