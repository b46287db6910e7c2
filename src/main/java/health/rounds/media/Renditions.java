package health.rounds.media;

/** What is made of an upload: the picture to look at, the small one for lists, and the blur to wait with. */
record Renditions(Rendition full, Rendition small, String blurhash) {}
