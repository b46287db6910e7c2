package health.rounds.posts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the community vouches for when a post goes out: that its guard checked exactly these texts, with which rules, when, and what it
 * said.
 *
 * @param receipt the kind of this document
 * @param community address of the community
 * @param textsSha256 {@link health.rounds.guard.Clearance#digest} of the texts
 * @param rules version of the rules
 * @param verdict {@code pass} or {@code nudge}
 * @param settled what the author answered or overrode
 */
public record GuardReceipt(
        String receipt,
        String community,
        String post,
        String author,
        String textsSha256,
        String rules,
        Instant checkedAt,
        String verdict,
        List<Settled> settled) {
    /** The kind of every receipt so far. */
    static final String KIND = "rounds-guard-receipt-1";

    public GuardReceipt {
        Objects.requireNonNull(textsSha256);
        settled = List.copyOf(settled);
    }

    /** A finding that did not stand in the way: its rule, and by what right ({@code answer}, {@code app}, {@code remembered}, {@code not_patient}, {@code consent}). */
    public record Settled(String rule, String by) {}

    /** Whether a block was overridden. */
    public boolean isOverridden() {
        return settled.stream()
                .anyMatch(each -> each.by().equals("not_patient") || each.by().equals("consent"));
    }
}
