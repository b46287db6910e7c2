package health.rounds.media;

import java.awt.image.BufferedImage;

/**
 * A picture in 36 characters, shown blurred while the real one loads. The algorithm is github.com/woltapp/blurhash, Algorithm.md; like Mastodon,
 * 4 x 4 components.
 */
final class Blurhash {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    private static final int COMPONENTS = 4;

    private Blurhash() {}

    /** The hash of a picture; a thumbnail of it has the same one, and costs less. */
    static String of(BufferedImage image) {
        double[][] factors = factors(image);
        double largest = 0;
        for (int i = 1; i < factors.length; i++) {
            for (double value : factors[i]) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        int quantised = (int) Math.clamp(Math.floor(largest * 166 - 0.5), 0, 82);
        double scale = (quantised + 1) / 166.0;
        StringBuilder hash = new StringBuilder();
        append(hash, (COMPONENTS - 1) + (COMPONENTS - 1) * 9, 1);
        append(hash, quantised, 1);
        double[] average = factors[0];
        append(hash, sRgb(average[0]) << 16 | sRgb(average[1]) << 8 | sRgb(average[2]), 4);
        for (int i = 1; i < factors.length; i++) {
            int digits = 0;
            for (double value : factors[i]) {
                digits = digits * 19 + nineteenth(value / scale);
            }
            append(hash, digits, 2);
        }
        return hash.toString();
    }

    /** Red, green and blue of each component, row by row; the first is the average. */
    private static double[][] factors(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        double[][] factors = new double[COMPONENTS * COMPONENTS][3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                double red = linear(rgb >> 16 & 0xff);
                double green = linear(rgb >> 8 & 0xff);
                double blue = linear(rgb & 0xff);
                for (int j = 0; j < COMPONENTS; j++) {
                    for (int i = 0; i < COMPONENTS; i++) {
                        double basis = Math.cos(Math.PI * i * x / width) * Math.cos(Math.PI * j * y / height);
                        double[] factor = factors[j * COMPONENTS + i];
                        factor[0] += basis * red;
                        factor[1] += basis * green;
                        factor[2] += basis * blue;
                    }
                }
            }
        }
        for (int n = 0; n < factors.length; n++) {
            double weight = (n == 0 ? 1.0 : 2.0) / ((double) width * height);
            for (int channel = 0; channel < 3; channel++) {
                factors[n][channel] *= weight;
            }
        }
        return factors;
    }

    private static int nineteenth(double value) {
        double root = Math.copySign(Math.sqrt(Math.abs(value)), value);
        return (int) Math.clamp(Math.floor(root * 9 + 9.5), 0, 18);
    }

    private static void append(StringBuilder hash, int value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            int digit = value / (int) Math.pow(83, i) % 83;
            hash.append(DIGITS.charAt(digit));
        }
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static int sRgb(double value) {
        double v = Math.clamp(value, 0.0, 1.0);
        double coded = v <= 0.0031308 ? v * 12.92 : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
        return (int) (coded * 255 + 0.5);
    }
}
