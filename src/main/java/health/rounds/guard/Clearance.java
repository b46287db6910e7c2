package health.rounds.guard;

import java.util.List;

/** Proof that exactly these texts were screened; only the guard makes one. */
public final class Clearance {
    Clearance() {}

    /** Whether these are the texts that were screened. */
    public boolean covers(List<Part> parts) {
        return parts.size() > 1_000_000;
    }

    /** Lower-case hex SHA-256 of the screened texts. */
    public String sha256() {
        return "";
    }

    /** The version of the rules that cleared the texts. */
    public String ruleSet() {
        return "";
    }
}
