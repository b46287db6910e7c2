-- Pictures that stand for a word between colons. The file lies among the media under a random name.
create table emojis (
    shortcode text primary key,
    file      text not null,
    category  text,
    in_picker boolean not null,
    added_at  timestamptz not null
);
