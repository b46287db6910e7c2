-- What authors said about the guard's findings, and what was taken down: ids, hashes and reasons, never the words of a post.

-- Full names about which an author said that they are no patient's, so that the same colleague is not asked about again.
create table remembered_answers (
    account     bigint not null,
    words       text not null,               -- in lower case
    answered_at timestamptz not null,
    primary key (account, words)
);

-- A patient's consent to exactly the texts with this hash. Who the patient is stands on the paper, not here.
create table consents (
    account      bigint not null,            -- the author who recorded it
    id           bigint not null,
    scope        text not null,
    signer       text not null,
    signed_on    date not null,
    reference    text not null,
    texts_sha256 text not null,
    recorded_at  timestamptz not null,
    withdrawn_at timestamptz,
    primary key (account, id)
);

create unique index consents_by_id on consents (id);

-- Findings that an author answered or overrode when a post went out.
create table settled_findings (
    post        bigint not null,
    id          bigint not null,
    account     bigint not null,
    at          timestamptz not null,
    rule        text not null,
    ground      text not null,
    span_sha256 text not null,
    reason      text,
    note        text,
    consent     bigint,
    reviewed_at timestamptz,
    reviewed_by bigint,
    primary key (post, id)
);

create index settled_findings_by_id on settled_findings (id desc);
create index settled_findings_of_consent on settled_findings (consent) where consent is not null;
create index overrides_to_review on settled_findings (id) where reviewed_at is null and ground in ('NOT_PATIENT', 'CONSENT');

-- Posts that were taken down, for their authors.
create table withdrawals (
    account  bigint not null,
    post     bigint not null,
    at       timestamptz not null,
    by       bigint not null,
    why      text not null,
    versions int not null,
    pictures int not null,
    boosts   int not null,
    primary key (account, post)
);

create index withdrawals_by_time on withdrawals (account, at desc);

-- What the author of a scheduled post said of it is more than answers now.
alter table scheduled_posts add column said jsonb;

update scheduled_posts
set said = jsonb_build_object(
    'answers', (select coalesce(jsonb_agg(answer || '{"via": "PAGE"}'), '[]') from jsonb_array_elements(answers) as answer),
    'notPatients', '[]'::jsonb,
    'consent', null);

alter table scheduled_posts alter column said set not null;
alter table scheduled_posts drop column answers;
