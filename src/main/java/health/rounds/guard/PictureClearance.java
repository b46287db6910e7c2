package health.rounds.guard;

import health.rounds.platform.Sha256;
import java.util.List;

/** The guard's receipt for exactly the picture files that may be published; only the guard can make one. */
public final class PictureClearance {
    private final List<String> sha256;
    private final String ruleSet;
    private final String models;

    PictureClearance(List<byte[]> files, String ruleSet, String models) {
        this.sha256 = files.stream().map(Sha256::hex).toList();
        this.ruleSet = ruleSet;
        this.models = models;
    }

    /** True only for the bytes of one of the files. */
    public boolean covers(byte[] file) {
        return sha256.contains(Sha256.hex(file));
    }

    /** Lower-case hex SHA-256 of each file. */
    public List<String> sha256() {
        return sha256;
    }

    /** The version of the rules that cleared the picture. */
    public String ruleSet() {
        return ruleSet;
    }

    /** The version of the models that looked at it. */
    public String models() {
        return models;
    }
}
