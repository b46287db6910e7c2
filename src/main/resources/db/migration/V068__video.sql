-- What a video has and a picture has not; null for pictures.

alter table media
    add column length_ms  bigint,
    add column frame_rate double precision;
