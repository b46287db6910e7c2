package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What identifies only in combination: a role that few people have, a tie to the author or the town, an event that was seen. */
final class Quasi implements Detector {
    private static final int NEAR = 4;
    private static final int TAIL = 7;
    private static final Set<String> PLAIN = Set.of(
            "the",
            "a",
            "an",
            "my",
            "that",
            "our",
            "town",
            "county",
            "chief",
            "head",
            "new",
            "resident",
            "ex",
            "local",
            "high school",
            "parish",
            "deputy");
    private static final Set<String> TIES =
            Set.of("of", "at", "in", "for", "from", "on", "here", "who", "by", "that", "whose", "we");
    private static final Set<String> SELF =
            Set.of("i'm", "am", "i", "as", "i've", "be", "become", "we're", "being", "thank", "thanks", "dear");
    private static final Pattern RELATED = Pattern.compile(
            "\\b(?:the |an? )?(?:wife|husband|widow|widower|mother|father|mum|mom|dad|sister|brother|son|daughter|girlfriend|boyfriend|partner|grandmother|grandfather|grandson|granddaughter|aunt|uncle|cousin|niece|nephew|ex|twin) of (?:the|our|my|a|that|one of) [^.,;:!?\\n]{2,60}"
                    + "|\\b(?:the|our|my|her|his|a)(?: \\w{2,14}){1,2}'s (?:wife|husband|widow|mother|father|mum|mom|dad|sister|brother|son|daughter|grandmother|grandfather|grandson|granddaughter|aunt|uncle|ex|ex-wife|ex-husband|girlfriend|boyfriend|bride|groom|pupil|student|neighbou?r)\\b"
                    + "|\\b(?:pt|patient)'s (?:wife|husband|mother|father|mum|mom|dad|sister|brother|son|daughter|grandson|granddaughter|ex)\\b"
                    + "|\\b(?:his|her|their) (?:\\w{3,12} )?(?:works|teaches|runs|drives|plays|coaches) (?:in|at|for|with|the|my|our)\\b[^.;:!?\\n]{0,60}"
                    + "|\\b(?:his|her|their) (?:ex-\\w{4,8}|\\w{3,12})(?:,)? (?:who )?(?:works|teaches|runs|drives|coaches|is) (?:in|at|for|with|my|our)\\b[^.;:!?\\n]{0,60}"
                    + "|\\b(?:she|he) (?:delivered|taught|raised|married|coached) (?:me|us)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITES_ABOUT = Pattern.compile(
            "\\b(?:man|woman|chap|bloke|guy|lady|kid|boy|girl|player|hiker|driver|person|one|family|couple|climber|surfer|fisherman|runner|student) (?:who|that|they|everyone|you|we|i)\\b[^.;:!?\\n]{0,90}(?:news|tv|television|paper|helicopter|croc|shark|bear|lightning|viral|helicopters|front page|manifesto|headline\\w?|on air|on stage)\\b[^.;:!?\\n]{0,30}",
            Pattern.CASE_INSENSITIVE);

    private final Lexicon lexicon;

    Quasi(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        List<Token> tokens = passage.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            role(passage, i, found);
            tie(passage, i, found);
            phrase(passage, i, "news", found);
            phrase(passage, i, "rare", found);
        }
        each(RELATED.matcher(passage.text()), "quasi.relation", "a relative", found);
        each(WRITES_ABOUT.matcher(passage.text()), "quasi.event", "someone", found);
        return found;
    }

    private void role(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        int unique = lexicon.list("unique").match(tokens, i);
        if (unique == 0
                || (i > 0
                        && (SELF.contains(tokens.get(i - 1).lower())
                                || tokens.get(i - 1).lower().endsWith("'m")))) {
            return;
        }
        for (int k = i + unique; k < Math.min(tokens.size(), i + unique + NEAR); k++) {
            if (!passage.gapAfter(k - 1).isBlank()) {
                return;
            }
            int role = lexicon.list("occupation").match(tokens, k);
            if (role == 0) {
                continue;
            }
            int end = k + role;
            boolean tied = end < tokens.size()
                    && passage.gapAfter(end - 1).equals(" ")
                    && TIES.contains(tokens.get(end).lower());
            boolean plain = unique == 1 && PLAIN.contains(tokens.get(i).lower());
            boolean only = plain
                    && k == i + unique
                    && !tied
                    && role == 1
                    && (tokens.get(i).lower().equals("a")
                            || tokens.get(i).lower().equals("an")
                            || tokens.get(i).lower().equals("my"));
            if (only || (k + role < tokens.size() && tokens.get(k + role - 1).possessive())) {
                return;
            }
            int stop = end;
            while (tied
                    && stop < tokens.size()
                    && stop - end < TAIL
                    && passage.gapAfter(stop - 1).isBlank()) {
                stop++;
            }
            found.add(new Candidate(
                    tokens.get(i).start(), tokens.get(stop - 1).end(), "quasi.role", Candidate.Basis.SOFT, "someone"));
            return;
        }
    }

    private void tie(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        String owner = tokens.get(i).lower();
        if (!owner.equals("my") && !owner.equals("our")) {
            return;
        }
        for (int k = i + 1; k < Math.min(tokens.size(), i + NEAR); k++) {
            if (!passage.gapAfter(k - 1).isBlank()) {
                return;
            }
            int tie = lexicon.list("tie").match(tokens, k);
            if (tie > 0) {
                int end = k + tie;
                boolean relative = tokens.get(end - 1).possessive() && end < tokens.size();
                found.add(new Candidate(
                        tokens.get(i).start(),
                        tokens.get(relative ? end : end - 1).end(),
                        "quasi.relation",
                        Candidate.Basis.SOFT,
                        "someone I know"));
                return;
            }
        }
    }

    private void phrase(Passage passage, int i, String list, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        int length = lexicon.list(list).match(tokens, i);
        if (length > 0) {
            found.add(new Candidate(
                    tokens.get(i).start(), tokens.get(i + length - 1).end(), "quasi.event", Candidate.Basis.SOFT, ""));
        }
    }

    private static void each(Matcher m, String rule, String suggestion, List<Candidate> found) {
        while (m.find()) {
            found.add(new Candidate(m.start(), m.end(), rule, Candidate.Basis.SOFT, suggestion));
        }
    }
}
