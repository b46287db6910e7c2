package health.rounds.media;

import health.rounds.guard.PictureClearance;

/** A profile picture for everybody to see, and the guard's receipt for it; rows take no other. */
record ProfilePrint(Rendition picture, PictureClearance clearance) {
    ProfilePrint {
        if (!clearance.covers(picture.file())) {
            throw new IllegalArgumentException("a picture that was not screened");
        }
    }
}
