-- Which report or warning a notification is about; 0 where it is about none.
alter table notices add column about bigint not null default 0;

alter table notices drop constraint notices_account_kind_from_account_post_key;

alter table notices add unique (account, kind, from_account, post, about);
