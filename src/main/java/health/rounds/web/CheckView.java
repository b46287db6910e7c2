package health.rounds.web;

import health.rounds.guard.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the guard says of the composer: how serious, and each finding, numbered in the order of reading.
 *
 * @param fingerprint of the texts, where this community lets a block be overridden
 * @param problem what is wrong with the reason or the consent that was given for it
 */
public record CheckView(
        Level level, List<FindingView> findings, Optional<String> fingerprint, Optional<String> problem) {
    /** Nothing was found, or nothing was there to look at. */
    static final CheckView CLEAR = new CheckView(Level.PASS, List.of());

    public CheckView {
        findings = List.copyOf(findings);
    }

    CheckView(Level level, List<FindingView> findings) {
        this(level, findings, Optional.empty(), Optional.empty());
    }

    /** Whether a consent could let this go out. */
    public boolean isOverridable() {
        return fingerprint.isPresent()
                && findings.stream().anyMatch(FindingView::isHeld)
                && findings.stream().filter(FindingView::isHeld).allMatch(FindingView::mayBeConsentedTo);
    }

    /** A piece of the text: plain, or with the finding that marks it. */
    public record Piece(String text, Optional<FindingView> finding) {}

    /** The text cut where findings begin and end; of overlapping findings the first marks it. */
    public List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (FindingView view : inText()) {
            int start = view.start();
            int end = view.end();
            if (start >= at && end <= text.length()) {
                pieces.add(new Piece(text.substring(at, start), Optional.empty()));
                pieces.add(new Piece(text.substring(start, end), Optional.of(view)));
                at = end;
            }
        }
        pieces.add(new Piece(text.substring(at), Optional.empty()));
        return pieces;
    }

    private List<FindingView> inText() {
        return findings.stream()
                .filter(view -> view.field().equals("text"))
                .sorted(Comparator.comparingInt(FindingView::start))
                .toList();
    }

    public boolean isBlocked() {
        return level == Level.BLOCK;
    }

    public boolean isQuestion() {
        return level == Level.ASK;
    }

    /** The most serious first sentence, in words that need no colour. */
    public String summary() {
        int number = findings.size();
        return switch (level) {
            case BLOCK -> Words.count(number, "thing") + " could identify a patient";
            case ASK -> number == 1 ? "One question before this goes out" : "Questions before this goes out";
            case NUDGE -> Words.count(number, "thing") + " to look at again";
            case PASS -> number == 0 ? "" : Words.count(number, "hint");
        };
    }
}
