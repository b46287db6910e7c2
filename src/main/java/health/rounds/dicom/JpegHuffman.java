package health.rounds.dicom;

/** A Huffman table of JPEG (ITU-T T.81, annex C and F.2.2.3). */
final class JpegHuffman {
    private final int[] mostCode = new int[18];
    private final int[] firstIndex = new int[17];
    private final byte[] values;

    /** @param counts codes of each length from 1 to 16 bits */
    JpegHuffman(int[] counts, byte[] values) throws DicomRefusal {
        this.values = values;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            firstIndex[length] = index - code;
            code += counts[length - 1];
            index += counts[length - 1];
            if (code > 1 << length) {
                throw DicomRefusal.damaged();
            }
            mostCode[length] = counts[length - 1] == 0 ? -1 : code - 1;
            code <<= 1;
        }
    }

    int next(JpegBits bits) throws DicomRefusal {
        int code = 0;
        for (int length = 1; length <= 16; length++) {
            code = code << 1 | bits.bit();
            if (code <= mostCode[length]) {
                return values[firstIndex[length] + code] & 0xff;
            }
        }
        throw DicomRefusal.damaged();
    }
}
