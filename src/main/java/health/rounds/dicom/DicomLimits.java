package health.rounds.dicom;

import health.rounds.platform.DataFile;
import java.util.Properties;

/**
 * How much of a file is believed; read from {@code data/dicom-limits.properties}.
 *
 * @param elements attributes, items' included
 * @param depth of sequences in sequences
 * @param inflated bytes of a deflated data set
 */
record DicomLimits(int elements, int depth, int inflated) {
    static DicomLimits load() {
        Properties file = DataFile.properties("dicom-limits.properties");
        return new DicomLimits(number(file, "elements"), number(file, "depth"), number(file, "inflated-bytes"));
    }

    private static int number(Properties file, String key) {
        return Integer.parseInt(file.getProperty(key));
    }
}
