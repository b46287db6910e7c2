package health.rounds.dicom;

import java.io.ByteArrayOutputStream;

/** Writes the kinds of JPEG that ImageIO cannot: lossless, and 12 bits in blocks of one shade. Every Huffman code has five bits. */
final class JpegWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int buffer;
    private int filled;

    /** Predicted from the left and, in the first column, from above. */
    static byte[] lossless(int[] samples, int width, int height, int precision) {
        JpegWriter jpeg = new JpegWriter();
        jpeg.begin(0xc3, width, height, precision, 1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int here = y * width + x;
                int predicted = 1 << (precision - 1);
                if (x > 0) {
                    predicted = samples[here - 1];
                } else if (y > 0) {
                    predicted = samples[here - width];
                }
                jpeg.difference(samples[here] - predicted);
            }
        }
        return jpeg.end();
    }

    /** One shade for each block of 8 x 8. */
    static byte[] extended(int[] shades, int blocksAcross, int blocksDown) {
        JpegWriter jpeg = new JpegWriter();
        jpeg.begin(0xc1, blocksAcross * 8, blocksDown * 8, 12, 0);
        int before = 0;
        for (int shade : shades) {
            // The mean of a block is an eighth of its first coefficient.
            int coefficient = (shade - 2048) * 8;
            jpeg.difference(coefficient - before);
            before = coefficient;
            // The end of the block: the first code of the other table.
            jpeg.bits(0, 5);
        }
        return jpeg.end();
    }

    private void begin(int process, int width, int height, int precision, int predictor) {
        put(0xff, 0xd8);
        put(0xff, 0xdb, 0, 67, 0);
        for (int i = 0; i < 64; i++) {
            put(1);
        }
        put(0xff, process, 0, 11, precision, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0);
        for (int table = 0; table < 2; table++) {
            put(0xff, 0xc4, 0, 19 + 17, table << 4);
            for (int length = 1; length <= 16; length++) {
                put(length == 5 ? 17 : 0);
            }
            for (int category = 0; category < 17; category++) {
                put(category);
            }
        }
        put(0xff, 0xda, 0, 8, 1, 1, 0, predictor, predictor == 0 ? 63 : 0, 0);
    }

    private void difference(int value) {
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        bits(size, 5);
        bits(value < 0 ? value + (1 << size) - 1 : value, size);
    }

    private void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            buffer = buffer << 1 | (value >> i & 1);
            if (++filled == 8) {
                put(buffer & 0xff);
                if ((buffer & 0xff) == 0xff) {
                    put(0);
                }
                buffer = 0;
                filled = 0;
            }
        }
    }

    private byte[] end() {
        while (filled > 0) {
            bits(1, 1);
        }
        put(0xff, 0xd9);
        return out.toByteArray();
    }

    private void put(int... bytes) {
        for (int one : bytes) {
            out.write(one);
        }
    }
}
