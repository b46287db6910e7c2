package health.rounds.demo;

import static health.rounds.demo.Canvas.oval;

import health.rounds.media.ProfilePicture;

/** The wide picture of a profile: one colour running into another, with a few quiet circles. */
record Banner(String from, String to) {
    byte[] png() {
        Canvas canvas = new Canvas(ProfilePicture.HEADER.width(), ProfilePicture.HEADER.height()).ground(from, to);
        for (int i = 0; i < 7; i++) {
            double radius = 70 + 46 * i;
            canvas.stroke(to, 3, oval(canvas.width() * 0.78, canvas.height() * 0.62, radius, radius));
        }
        return canvas.png();
    }
}
