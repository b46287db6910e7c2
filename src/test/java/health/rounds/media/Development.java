package health.rounds.media;

import health.rounds.guard.Guard;
import health.rounds.guard.PictureGuard;
import health.rounds.sight.Sight;
import java.io.IOException;
import java.util.List;

/** Pictures without covers, as fast as they come: for what has nothing to do with what is seen in them. */
final class Development {
    private final Pictures pictures = new Pictures(MediaLimits.load());
    private final Retoucher retoucher = new Retoucher(new PictureGuard(new Guard(), new Sight()), pictures);

    Print develop(byte[] file) throws Refusal, IOException {
        return retoucher.print(pictures.negative(file), List.of());
    }

    Rendition crop(byte[] file, ProfilePicture kind) throws Refusal, IOException {
        Negative negative = pictures.negative(file);
        return Encoder.encode(pictures.cropped(negative, kind), negative.lossless());
    }
}
