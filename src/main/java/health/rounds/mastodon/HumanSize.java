package health.rounds.mastodon;

import java.math.BigDecimal;
import java.math.MathContext;

/** Bytes with three digits, as Rails writes them: "0 Bytes", "1.88 MB", "780 GB". */
final class HumanSize {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};
    private static final int STEP = 1024;

    private HumanSize() {}

    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes == 1 ? "1 Byte" : bytes + " Bytes";
        }
        BigDecimal size = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(STEP));
        int unit = 0;
        while (size.compareTo(BigDecimal.valueOf(STEP)) >= 0) {
            size = size.divide(BigDecimal.valueOf(STEP));
            unit++;
        }
        String digits = size.round(new MathContext(3)).stripTrailingZeros().toPlainString();
        return digits + " " + UNITS[unit];
    }
}
