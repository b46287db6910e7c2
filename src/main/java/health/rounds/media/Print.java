package health.rounds.media;

import health.rounds.guard.PictureClearance;

/**
 * What is made of a picture for everybody to see, and the guard's receipt for it; rows take no other.
 *
 * @param full to look at
 * @param small for lists; the same as {@code full} where that is small already
 * @param blurhash to wait with
 */
record Print(Rendition full, Rendition small, String blurhash, PictureClearance clearance) {
    Print {
        if (!clearance.covers(full.file()) || !clearance.covers(small.file())) {
            throw new IllegalArgumentException("a picture that was not screened");
        }
    }
}
