package health.rounds.guard;

import health.rounds.sight.Box;

/** What hides a place in a picture from everybody. */
public record Cover(Box box, Paint paint) {
    /** How it is hidden; neither can be undone. */
    public enum Paint {
        /** One flat colour: for writing, of which every pixel tells. */
        SOLID,
        /** Twenty-five averages: what is left of a face is where it looked bright. */
        BLUR
    }
}
