package health.rounds.plan;

import java.util.Optional;

/** One group of people that a plan speaks to; a specialty by its code. */
public record Audience(AudienceKind kind, Optional<String> specialty) {
    public Audience {
        if ((kind == AudienceKind.SPECIALTY) != specialty.isPresent()) {
            throw new IllegalArgumentException("A specialty, and only a specialty, has a code");
        }
    }

    /** Everybody of this kind; not for specialties. */
    public static Audience of(AudienceKind kind) {
        return new Audience(kind, Optional.empty());
    }

    /** Colleagues with this code of the Health Care Provider Taxonomy. */
    public static Audience specialty(String code) {
        return new Audience(AudienceKind.SPECIALTY, Optional.of(code));
    }
}
