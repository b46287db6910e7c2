-- What a favourite by somebody elsewhere is called there, where they asked for it (LikeRequest): its approval names it.
alter table favourites add column uri text;
