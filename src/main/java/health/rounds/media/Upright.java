package health.rounds.media;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/** Turns pictures the way up that the camera noted (Exif 2.32, tag 0x0112). */
final class Upright {
    private Upright() {}

    static BufferedImage of(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean turned = orientation >= 5;
        BufferedImage upright = new BufferedImage(turned ? height : width, turned ? width : height, image.getType());
        // m00, m10, m01, m11, m02, m12: where a stored pixel belongs.
        AffineTransform way = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> throw new IllegalArgumentException("orientation " + orientation);
        };
        return new AffineTransformOp(way, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, upright);
    }
}
