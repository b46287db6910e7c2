package health.rounds.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What identifies only in combination: a role that few people have, a tie to the author or the town, an event that was seen. */
final class Quasi implements Detector {
    private static final int NEAR = 4;
    private static final int TAIL = 7;
    /** Too common to make a role unique on their own. */
    private static final Set<String> ARTICLES = Set.of("a", "an", "my", "the", "that");
    /** People of the ward: one of many, unless they are the only one, the retired one or the patient. */
    private static final Set<String> STAFF = Set.of(
            "nurse",
            "doctor",
            "gp",
            "surgeon",
            "registrar",
            "consultant",
            "pharmacist",
            "midwife",
            "paramedic",
            "clerk",
            "receptionist",
            "caretaker",
            "janitor",
            "cleaner",
            "manager",
            "captain",
            "chief",
            "general",
            "major",
            "officer",
            "engineer",
            "artist",
            "author",
            "presenter",
            "instructor",
            "foreman",
            "driver",
            "chef",
            "vet",
            "dentist",
            "minister",
            "president",
            "governor",
            "fireman",
            "referee",
            "referees",
            "police officer");

    private static final Set<String> DETERMINERS =
            Set.of("a", "an", "my", "the", "that", "our", "head", "chief", "new", "resident", "deputy");

    private static final Set<String> TIES =
            Set.of("of", "at", "in", "for", "from", "on", "here", "who", "by", "that", "whose", "we");
    private static final Set<String> SELF = Set.of(
            "i'm",
            "am",
            "i",
            "as",
            "i've",
            "be",
            "become",
            "we're",
            "being",
            "thank",
            "thanks",
            "dear",
            "wife's",
            "husband's",
            "i'll");
    private static final String RELATIVES =
            "(?:wife|husband|widow|widower|mother|father|mum|mom|dad|sister|brother|son|daughter|girlfriend|boyfriend|partner|grandmother|grandfather|grandson|granddaughter|aunt|uncle|cousin|niece|nephew|ex|ex-wife|ex-husband|twin|bride|groom|pupil|student|neighbou?r|fianc[eé]e?)";
    private static final String PEOPLE =
            "(?:man|woman|chap|bloke|guy|lady|lad|lass|kid|boy|girl|player|hiker|driver|person|one|family|couple|climber|surfer|fisherman|runner|student|teenager|teen|toddler|baby|fella|gentleman|pensioner|grandmother|grandfather|mother|father)";
    private static final List<Scan> RELATION = scans(
            "\\b(?:the |an? )?" + RELATIVES + " of (?:the|our|my|a|that|one of) [^.,;:!?\\n]{2,60}",
            "\\b(?:the|our|my|her|his|a)(?: \\w{2,14}){1,2}'s " + RELATIVES + "\\b",
            "\\b(?:pt|patient)'s " + RELATIVES + "\\b",
            "\\b(?:his|her|their) (?:\\w{3,12}(?:-\\w{2,10})?,? )?(?:who )?(?:works|teaches|runs|drives|plays|coaches) (?:in|at|for|with|the|my|our)\\b[^.;:!?\\n]{0,60}",
            "\\b(?:she|he) (?:delivered|taught|raised|married|coached|babysat) (?:me|us|my)\\b",
            "\\b(?:went to school|grew up|was at school|in my class|plays? (?:golf|football|bridge)) with (?:me|my)\\b");
    private static final List<Scan> ROLE = scans(
            "\\b(?:the|our) (?:only|first|last|oldest|youngest|longest-serving|other) (?:\\w{3,15} )?(?:" + PEOPLE
                    + "|owner|member|resident|survivor)\\b(?! (?:thing|time|day|reason|way))[^.,;:!?\\n]{0,50}",
            "\\b(?:the|that) " + PEOPLE
                    + " who (?:does|plays|reads|sings|runs|hosts|owns|owned|won|wrote|built|played|presents|drives|delivers|teaches|taught|coaches|invented|sells|makes|founded|represents)\\b[^.,;:!?\\n]{0,60}",
            "\\b(?:he|she) (?:does the|reads the|presents|hosts|plays|played|sings|runs the|owns the|is the voice)\\b[^.,;:!?\\n]{0,50}");
    private static final List<Scan> EVENT = scans(
            "\\b(?:in|on|from|all over|across|read about (?:it|him|her|them) in|saw (?:it |him |her |them )?on|made) (?:the |live |local |national )?(?:news|tv|television|telly|papers?|radio|headlines|front page|internet)\\b",
            "\\b" + PEOPLE
                    + " (?:who|that|they|everyone|you|we|i)\\b[^.;:!?\\n]{0,90}\\b(?:news|tv|television|paper|helicopters?|crocodile|croc|shark|bear|lightning|viral|front page|headlines?|on air|on stage|lottery)\\b[^.;:!?\\n]{0,30}",
            "\\byou(?:'ll| will| all|'ve| have)? (?:all )?(?:know|seen|heard|remember|recognise|recognize) (?:the one|him|her|them|this one|which one|who)\\b",
            "\\b(?:first|only|worst|biggest)(?: \\w{2,14}){0,2} (?:this|the|our|in the|in our|in this) (?:county|town|village|state|province|island|hospital|region|valley|country) (?:has |had |have )?(?:ever )?(?:had|seen|known|recorded)\\b");

    private final Lexicon lexicon;

    Quasi(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < passage.tokens().size(); i++) {
            role(passage, i, found);
            openingRole(passage, i, found);
            tie(passage, i, found);
            phrase(passage, i, "news", found);
            phrase(passage, i, "rare", found);
        }
        each(RELATION, passage, "quasi.relation", "a relative", found);
        each(ROLE, passage, "quasi.role", "someone", found);
        each(EVENT, passage, "quasi.event", "", found);
        return found;
    }

    /** "The only midwife for three villages", "our retired registrar", "a butcher here". */
    private void role(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        int unique = lexicon.list("unique").match(tokens, i);
        if (unique == 0 || (i > 0 && SELF.contains(tokens.get(i - 1).lower()))) {
            return;
        }
        for (int k = i + unique; k < Math.min(tokens.size(), i + unique + NEAR); k++) {
            if (!joined(passage, k - 1)) {
                return;
            }
            int role = lexicon.list("occupation").match(tokens, k);
            if (role > 0) {
                boolean tied = isTied(passage, k + role);
                boolean plain = k == i + unique
                        && role == 1
                        && unique == 1
                        && ARTICLES.contains(tokens.get(i).lower());
                boolean staff = STAFF.contains(tokens.get(k).lower())
                        && unique == 1
                        && DETERMINERS.contains(tokens.get(i).lower());
                if (!staff && (!plain || tied)) {
                    add(passage, i, tail(passage, k + role, tied), "quasi.role", "someone", found);
                }
                return;
            }
        }
    }

    /** "Principal of the convent school", "Night-shift welder at the shipyard": a role that opens its sentence. */
    private void openingRole(Passage passage, int i, List<Candidate> found) {
        if (!passage.tokens().get(i).opens()) {
            return;
        }
        for (int k = i; k < Math.min(passage.tokens().size(), i + 2); k++) {
            int role = lexicon.list("occupation").match(passage.tokens(), k);
            if (role > 0 && !STAFF.contains(passage.tokens().get(k).lower()) && isTied(passage, k + role)) {
                add(passage, i, tail(passage, k + role, true), "quasi.role", "someone", found);
                return;
            }
        }
    }

    private static boolean isTied(Passage passage, int next) {
        return next < passage.tokens().size()
                && passage.gapAfter(next - 1).equals(" ")
                && TIES.contains(passage.tokens().get(next).lower());
    }

    /** To the end of the phrase, a few words at most. */
    private static int tail(Passage passage, int end, boolean tied) {
        int stop = end;
        while (tied && stop < passage.tokens().size() && stop - end < TAIL && joined(passage, stop - 1)) {
            stop++;
        }
        return stop;
    }

    private void tie(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        String owner = tokens.get(i).lower();
        if (!owner.equals("my") && !owner.equals("our")) {
            return;
        }
        for (int k = i + 1; k < Math.min(tokens.size(), i + NEAR); k++) {
            if (!joined(passage, k - 1)) {
                return;
            }
            int tie = lexicon.list("tie").match(tokens, k);
            if (tie > 0) {
                int end = k + tie;
                boolean relative = tokens.get(end - 1).possessive() && end < tokens.size();
                add(passage, i, relative ? end + 1 : end, "quasi.relation", "someone I know", found);
                return;
            }
        }
    }

    private void phrase(Passage passage, int i, String list, List<Candidate> found) {
        int length = lexicon.list(list).match(passage.tokens(), i);
        if (length > 0) {
            add(passage, i, i + length, "quasi.event", "", found);
        }
    }

    private static boolean joined(Passage passage, int index) {
        String gap = passage.gapAfter(index);
        return gap.equals(" ") || gap.equals("'s ") || gap.equals("' ");
    }

    private static void add(Passage passage, int from, int end, String rule, String suggestion, List<Candidate> found) {
        int start = passage.tokens().get(from).start();
        found.add(new Candidate(start, passage.tokens().get(end - 1).end(), rule, Candidate.Basis.SOFT, suggestion));
    }

    private static void each(List<Scan> scans, Passage passage, String rule, String suggestion, List<Candidate> found) {
        for (Scan scan : scans) {
            Candidate.each(scan.in(passage.text()), rule, Candidate.Basis.SOFT, suggestion, found);
        }
    }

    private static List<Scan> scans(String... regexes) {
        return Arrays.stream(regexes)
                .map(regex -> Scan.of(regex, Pattern.CASE_INSENSITIVE))
                .toList();
    }
}
