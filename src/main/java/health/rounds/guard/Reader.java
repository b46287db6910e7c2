package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;

/** Reads a text as the rules do: normalised, cut into words, with what the detectors see in it and no safe span explains. */
final class Reader {
    private final Normaliser normaliser = new Normaliser();
    private final RuleBook rules;
    private final List<Detector> detectors;
    private final SafeSpans safeSpans;

    Reader(RuleBook rules, Lexicon lexicon, Tagger tagger) {
        this.rules = rules;
        NameRuns runs = new NameRuns(lexicon);
        detectors = List.of(
                new CuedIds(),
                new NationalIds(),
                new Phones(),
                new EmailsAndUrls(),
                new Dates(),
                new Ages(),
                new Biometrics(),
                new Loose(),
                new CuedNames(lexicon, runs),
                new Places(lexicon),
                new BareNames(lexicon, runs),
                tagger,
                new Quasi(lexicon),
                new PictureLabels(lexicon));
        safeSpans = new SafeSpans(lexicon);
    }

    Reading read(int part, Part text) {
        Passage passage = passage(text);
        SafeSpans.Marks marks = safeSpans.mark(passage);
        List<Candidate> candidates = new ArrayList<>();
        for (Detector detector : detectors) {
            for (Candidate candidate : detector.detect(passage)) {
                if (!marks.cover(candidate, rules.rule(candidate.rule()).type())) {
                    candidates.add(candidate);
                }
            }
        }
        return new Reading(part, passage, marks, candidates);
    }

    Passage passage(Part text) {
        // Underscores join the words of a file name; for the rules they are spaces.
        String original = text.field() == Field.FILE_NAME ? text.text().replace('_', ' ') : text.text();
        return new Passage(text.field(), normaliser.normalise(original));
    }
}
