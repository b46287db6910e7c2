package health.rounds.dicom;

import java.util.Arrays;

/** The MQ decoder (ISO/IEC 15444-1, annex C). Behind the last byte it reads ones, as C.3.4 asks. */
final class J2kArithmetic {
    static final int RUN = 17;
    static final int UNIFORM = 18;

    private static final int[] QE = {
        0x5601, 0x3401, 0x1801, 0x0ac1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401, 0x1c01, 0x1601,
        0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1c01, 0x1801, 0x1601, 0x1401,
        0x1201, 0x1101, 0x0ac1, 0x09c1, 0x08a1, 0x0521, 0x0441, 0x02a1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025,
        0x0015, 0x0009, 0x0005, 0x0001, 0x5601
    };
    private static final int[] AFTER_MORE = {
        1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46
    };
    private static final int[] AFTER_LESS = {
        1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 23, 24, 25, 26,
        27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46
    };

    private final byte[] data;
    private final int[] state = new int[19];
    private final int[] likely = new int[19];
    private int at;
    private int code;
    private int interval = 0x8000;
    private int left;

    J2kArithmetic(byte[] data) {
        this.data = data;
        reset();
        code = at(0) << 16;
        next();
        code <<= 7;
        left -= 7;
    }

    /** All contexts as at the beginning (table D.7). */
    void reset() {
        Arrays.fill(state, 0);
        Arrays.fill(likely, 0);
        state[0] = 4;
        state[RUN] = 3;
        state[UNIFORM] = 46;
    }

    private int at(int index) {
        return index < data.length ? data[index] & 0xff : 0xff;
    }

    private void next() {
        if (at(at) == 0xff) {
            if (at(at + 1) > 0x8f) {
                code += 0xff00;
                left = 8;
            } else {
                at++;
                code += at(at) << 9;
                left = 7;
            }
        } else {
            at++;
            code += at(at) << 8;
            left = 8;
        }
    }

    int decide(int context) {
        int index = state[context];
        int size = QE[index];
        int decision = likely[context];
        interval -= size;
        if (code >>> 16 < size) {
            if (interval < size) {
                state[context] = AFTER_MORE[index];
            } else {
                decision = unlikely(context, index);
            }
            interval = size;
        } else {
            code -= size << 16;
            if ((interval & 0x8000) != 0) {
                return decision;
            }
            if (interval < size) {
                decision = unlikely(context, index);
            } else {
                state[context] = AFTER_MORE[index];
            }
        }
        do {
            if (left == 0) {
                next();
            }
            interval <<= 1;
            code <<= 1;
            left--;
        } while ((interval & 0x8000) == 0);
        return decision;
    }

    private int unlikely(int context, int index) {
        int decision = 1 - likely[context];
        // Three states change their mind (column SWITCH of table C.2).
        if (index == 0 || index == 6 || index == 14) {
            likely[context] = decision;
        }
        state[context] = AFTER_LESS[index];
        return decision;
    }
}
