package health.rounds.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a post tells of its patient, detail by detail. */
public record Story(List<Detail> details) {
    /** What a detail is about. */
    public enum Kind {
        AGE,
        SEX,
        AREA,
        ROLE,
        EVENT,
        CONDITION,
        RELATION,
        /** How long ago, as the years in which it may have been. */
        TIME
    }

    /**
     * One thing that is told.
     *
     * @param value in lower case, to know it again in another post
     * @param start first character in the normalised text
     * @param end one past the last
     * @param size for an area the people who live there, for a relation the people whom it could mean; for all others the share of
     *     people of whom it is true, between 0 and 1
     */
    public record Detail(Kind kind, String value, int start, int end, double size) {
        /** By itself it makes somebody one of few. */
        boolean isTelling() {
            return kind != Kind.AGE && kind != Kind.SEX && kind != Kind.AREA && kind != Kind.TIME;
        }
    }

    public Story {
        details = List.copyOf(details);
    }

    static Story none() {
        return new Story(List.of());
    }

    /** The detail of a kind that says most. */
    Optional<Detail> smallest(Kind kind) {
        return details.stream().filter(detail -> detail.kind() == kind).min(Comparator.comparingDouble(Detail::size));
    }

    /** The detail that gives most away. */
    Optional<Detail> mostTelling() {
        return details.stream().filter(Detail::isTelling).min(Comparator.comparingDouble(Detail::size));
    }

    /** Something is told of somebody that may complete another story. */
    public boolean saysAnything() {
        return details.stream().anyMatch(detail -> detail.kind() != Kind.SEX && detail.kind() != Kind.TIME);
    }

    boolean isTelling() {
        return details.stream().anyMatch(Detail::isTelling);
    }

    /** True when both may be told of one person and share a detail that few people have, or the very age in years. */
    boolean mayBeOneWith(Story other) {
        return agrees(other, Kind.AGE)
                && agrees(other, Kind.SEX)
                && details.stream()
                        .filter(detail -> detail.isTelling() || detail.kind() == Kind.AGE)
                        .anyMatch(detail -> other.details.stream()
                                .anyMatch(same -> same.kind() == detail.kind()
                                        && same.value().equals(detail.value())));
    }

    private boolean agrees(Story other, Kind kind) {
        Optional<Detail> mine = smallest(kind);
        Optional<Detail> theirs = other.smallest(kind);
        return mine.isEmpty()
                || theirs.isEmpty()
                || mine.get().value().equals(theirs.get().value());
    }

    Story with(Story other) {
        List<Detail> all = new ArrayList<>(details);
        all.addAll(other.details);
        return new Story(all);
    }
}
