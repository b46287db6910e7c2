package health.rounds.web;

import health.rounds.guard.Settled.Ground;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a privacy officer looks through. */
public enum OverrideFilter {
    OPEN("To look at"),
    REASONS("With a reason"),
    CONSENTS("With a consent"),
    ANSWERS("Answered questions"),
    PICTURES("Shown in pictures");

    private final String label;

    OverrideFilter(String label) {
        this.label = label;
    }

    static OverrideFilter named(String name) {
        return Stream.of(values())
                .filter(each -> each.code().equals(name))
                .findFirst()
                .orElse(OPEN);
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Ground> grounds() {
        return switch (this) {
            case OPEN -> Set.of(Ground.NOT_PATIENT, Ground.CONSENT);
            case REASONS -> Set.of(Ground.NOT_PATIENT);
            case CONSENTS -> Set.of(Ground.CONSENT);
            case ANSWERS -> Set.of(Ground.ANSWER, Ground.APP);
            case PICTURES -> Set.of();
        };
    }
}
