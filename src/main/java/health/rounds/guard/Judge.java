package health.rounds.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Turns what the detectors saw into findings: is a patient talked about, and what does that make of each span? */
final class Judge {
    /** With fewer hints than for a patient's story a soft identifier is still worth a nudge. */
    private static final double SOFT_STORY = 0.9;

    /** Probabilities of {@link Bearing}: from here on the author is asked, and from there on nothing need be asked. */
    private static final double ASK_FROM = 0.25;

    private static final double BLOCK_FROM = 0.7;

    /** A name without a cue beside it is a question for longer: whose it is, is one tap for the author. */
    private static final double BLOCK_BARE = 0.9;

    /** Beside what needs no question, less is enough to ask. */
    private static final double ASK_BESIDE = 0.05;

    /** Of a file name only these count: it is never published, but it is kept and sent. */
    private static final Set<Type> IN_FILE_NAMES = Set.of(Type.SSN, Type.MRN, Type.PHONE, Type.EMAIL);

    /** Where another rule points at the same words, it says more of them than these. */
    private static final Set<String> LOOSE = Set.of("id.number", "name.tagged", "place.tagged", Rule.COMBINATION);

    /** In a patient's story these are the patient's; too rare in what {@link Bearing} has learned from. */
    private static final Set<Type> NOBODY_ELSES = Set.of(
            Type.BIOMETRIC,
            Type.SSN,
            Type.MRN,
            Type.HEALTH_PLAN,
            Type.ACCOUNT,
            Type.LICENSE,
            Type.VEHICLE,
            Type.DEVICE,
            Type.IP);

    private static final Set<String> BARE_NAMES = Set.of("name.likely", "name.unsure", "name.tagged");

    private static final Set<String> LESS_THAN_A_CUE =
            Set.of("name.likely", "name.unsure", "name.tagged", "place.area", "place.tagged");

    private final RuleBook rules;
    private final PatientContext context;
    private final Subject subject;
    private final Bearing bearing;
    private final Combination combination;
    private final Lexicon lexicon;
    private final Languages languages = new Languages();

    Judge(
            RuleBook rules,
            PatientContext context,
            Subject subject,
            Bearing bearing,
            Combination combination,
            Lexicon lexicon) {
        this.rules = rules;
        this.context = context;
        this.subject = subject;
        this.bearing = bearing;
        this.combination = combination;
        this.lexicon = lexicon;
    }

    /**
     * What the detectors' candidates amount to; what overlaps is still in it.
     *
     * @param about the author's profile
     */
    List<Finding> findings(List<Reading> readings, Author author, Supplier<Passage> about) {
        double story = storyScore(readings);
        List<Weighed> weighed = weigh(readings, author, story);
        double most = weighed.stream().mapToDouble(Weighed::patient).max().orElse(0);
        List<Finding> findings = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Weighed each : weighed) {
            Level level = level(each, most, story);
            if (level != Level.PASS) {
                findings.add(finding(each.reading(), each.candidate(), level));
                learn(each.candidate(), level, each.reading(), known);
            }
        }
        readings.forEach(reading -> known.removeAll(reading.marks().colleagues()));
        for (Reading reading : readings) {
            if (isPost(reading.passage().field())) {
                repeat(reading, known, findings);
                unread(reading).ifPresent(findings::add);
                Optional<Combination.Hint> counted = story < SOFT_STORY
                        ? Optional.empty()
                        : combination.count(reading, about, author.background().earlier());
                counted.or(() -> findings.isEmpty() ? combination.weigh(reading) : Optional.empty())
                        .ifPresent(hint -> findings.add(finding(reading, hint)));
            }
        }
        return findings;
    }

    /**
     * A candidate and how likely it is a patient's.
     *
     * @param patient 1 for what identifies by itself, 0 for what is nobody's
     */
    private record Weighed(Reading reading, Candidate candidate, double patient) {}

    private List<Weighed> weigh(List<Reading> readings, Author author, double story) {
        double told = subject.onPatient(readings);
        List<Weighed> weighed = new ArrayList<>();
        for (Reading reading : readings) {
            Bearing.Of of = bearing.of(reading, readings, told);
            BitSet places = tagged(reading);
            for (Candidate candidate : reading.candidates()) {
                double weight = weight(candidate, reading, of, author, story);
                weighed.add(new Weighed(reading, isPlace(candidate, places) ? asPlace(candidate) : candidate, weight));
            }
        }
        return weighed;
    }

    /** The characters that belong to a place, says the tagger. */
    private static BitSet tagged(Reading reading) {
        BitSet places = new BitSet();
        for (Candidate candidate : reading.candidates()) {
            if (candidate.rule().equals("place.tagged")) {
                places.set(candidate.start(), candidate.end());
            }
        }
        return places;
    }

    /** What looked like a name by its capital letter alone. */
    private static boolean isPlace(Candidate candidate, BitSet places) {
        int place = places.nextSetBit(candidate.start());
        return BARE_NAMES.contains(candidate.rule()) && place >= 0 && place < candidate.end();
    }

    private static Candidate asPlace(Candidate candidate) {
        return new Candidate(candidate.start(), candidate.end(), "place.area", candidate.basis(), "the area");
    }

    private double weight(Candidate candidate, Reading reading, Bearing.Of of, Author author, double story) {
        Type type = rules.rule(candidate.rule()).type();
        if ((type == Type.NAME && isAuthor(candidate, reading, author))
                || isKnown(candidate, reading, author)
                || (LESS_THAN_A_CUE.contains(candidate.rule())
                        && reading.marks().isColleague(candidate))) {
            return 0;
        }
        return switch (reading.passage().field()) {
            case FILE_NAME -> inFileName(candidate, type, reading) ? 1 : 0;
            case PICTURE_TEXT ->
                switch (PictureLevels.of(candidate, reading)) {
                    case BLOCK -> 1;
                    case ASK -> ASK_FROM;
                    case NUDGE, PASS -> 0;
                };
            case PROFILE_NAME, PROFILE_TEXT -> inProfile(candidate, type, reading, of);
            case TEXT -> inPost(candidate, type, of, story);
            case CONTENT_WARNING, ALT_TEXT, POLL_OPTION -> besidePost(candidate, type, of, story);
        };
    }

    /** A few words beside a patient's story show nothing of whose they are: then the author is asked. */
    private static double besidePost(Candidate candidate, Type type, Bearing.Of of, double story) {
        boolean theirs = story >= PatientContext.PATIENT
                && (candidate.basis() == Candidate.Basis.CUED || candidate.basis() == Candidate.Basis.CLINICAL);
        double alone = inPost(candidate, type, of, story);
        return theirs ? Math.max(alone, ASK_FROM) : alone;
    }

    private static double inPost(Candidate candidate, Type type, Bearing.Of of, double story) {
        if (candidate.basis() == Candidate.Basis.SOFT) {
            return 0;
        }
        boolean clear = candidate.basis() != Candidate.Basis.POSSIBLE
                && NOBODY_ELSES.contains(type)
                && story >= PatientContext.PATIENT;
        return clear || !Bearing.decides(candidate, type) ? 1 : of.onPatient(candidate);
    }

    /** Where something is a patient's for sure, the rest of the post is more likely theirs, too. */
    private static Level level(Weighed each, double most, double story) {
        if (each.candidate().basis() == Candidate.Basis.SOFT) {
            return story >= SOFT_STORY && isPost(each.reading().passage().field()) ? Level.NUDGE : Level.PASS;
        }
        double askFrom = most >= BLOCK_FROM ? ASK_BESIDE : ASK_FROM;
        boolean bare = BARE_NAMES.contains(each.candidate().rule())
                || each.candidate().rule().equals("id.mention");
        double blockFrom = bare ? BLOCK_BARE : BLOCK_FROM;
        return each.patient() < askFrom ? Level.PASS : each.patient() < blockFrom ? Level.ASK : Level.BLOCK;
    }

    private double storyScore(List<Reading> readings) {
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (Reading reading : readings) {
            if (isPost(reading.passage().field())) {
                double score = context.score(reading.passage(), reading.candidates());
                sum += score;
                most = Math.max(most, score);
            }
        }
        return Math.max(sum, most);
    }

    private static boolean isPost(Field field) {
        return field != Field.FILE_NAME && field != Field.PICTURE_TEXT && !field.isProfile();
    }

    private boolean inFileName(Candidate candidate, Type type, Reading reading) {
        boolean certain = candidate.basis() == Candidate.Basis.CERTAIN;
        if (certain && IN_FILE_NAMES.contains(type)) {
            return true;
        }
        boolean besideId = reading.candidates().stream()
                .anyMatch(c -> c.basis() == Candidate.Basis.CERTAIN
                        && rules.rule(c.rule()).type() != Type.NAME);
        return type == Type.NAME && (besideId || (candidate.rule().equals("name.record") && certain));
    }

    private double inProfile(Candidate candidate, Type type, Reading reading, Bearing.Of of) {
        if (candidate.basis() == Candidate.Basis.CERTAIN && (type == Type.SSN || type == Type.MRN)) {
            return 1;
        }
        double story = context.score(reading.passage(), reading.candidates());
        boolean patient = lexicon.list("patient").count(reading.passage().tokens()) > 0
                && lexicon.list("third-person").count(reading.passage().tokens()) > 0
                && story >= PatientContext.PATIENT;
        return patient ? inPost(candidate, type, of, story) : 0;
    }

    private static boolean isAuthor(Candidate candidate, Reading reading, Author author) {
        String words = words(candidate, reading);
        if (words.equals(author.displayName().strip().toLowerCase(Locale.ROOT))
                || words.equals(author.handle().toLowerCase(Locale.ROOT))) {
            return true;
        }
        return BARE_NAMES.contains(candidate.rule())
                && List.of(author.displayName().toLowerCase(Locale.ROOT).split("\\s+"))
                        .containsAll(List.of(words.split("\\s+")));
    }

    /** A full name or the handle of somebody whom the author knows here. */
    private static boolean isKnown(Candidate candidate, Reading reading, Author author) {
        boolean mayBeKnown =
                BARE_NAMES.contains(candidate.rule()) || candidate.rule().equals("id.mention");
        return mayBeKnown && author.colleagues().contains(words(candidate, reading));
    }

    private static String words(Candidate candidate, Reading reading) {
        return reading.passage()
                .text()
                .substring(candidate.start(), candidate.end())
                .toLowerCase(Locale.ROOT);
    }

    /** The words of a name that a cue gave away, to find it again where no cue stands. */
    private void learn(Candidate candidate, Level level, Reading reading, Set<String> known) {
        boolean name = rules.rule(candidate.rule()).type() == Type.NAME;
        if (!name || level != Level.BLOCK || !isPost(reading.passage().field())) {
            return;
        }
        List<Token> tokens = reading.passage().tokens();
        for (int i = reading.passage().tokenFrom(candidate.start());
                i < tokens.size() && tokens.get(i).start() < candidate.end();
                i++) {
            Token token = tokens.get(i);
            Lexicon.Kind kind = lexicon.kind(token);
            if (token.isCapital()
                    && token.text().length() > 2
                    && kind != Lexicon.Kind.WORD
                    && kind != Lexicon.Kind.SAFE
                    && !lexicon.list("eponym").contains(token.lower())) {
                known.add(token.lower());
            }
        }
    }

    private void repeat(Reading reading, Set<String> known, List<Finding> findings) {
        for (Token token : reading.passage().tokens()) {
            if (token.isCapital() && known.contains(token.lower())) {
                Candidate again =
                        new Candidate(token.start(), token.end(), "name.patient", Candidate.Basis.CUED, "our patient");
                findings.add(finding(reading, again, Level.BLOCK));
            }
        }
    }

    private Finding finding(Reading reading, Combination.Hint hint) {
        Rule rule = rules.rule(hint.rule());
        String people = hint.people().isEmpty()
                ? ""
                : hint.people().getAsLong() == 1 ? "one person" : hint.people().getAsLong() + " people";
        return new Finding(
                reading.part(),
                reading.passage().normalised().originalStart(hint.start()),
                reading.passage().normalised().originalEnd(hint.end()),
                hint.level(),
                rule,
                rule.explanation().replace("{people}", people),
                hint.suggestion());
    }

    /** A text that no rule can read is not clean: the author must answer for it. */
    private Optional<Finding> unread(Reading reading) {
        Rule rule = rules.rule(Rule.UNKNOWN_LANGUAGE);
        return languages
                .unread(reading.passage())
                .map(language -> new Finding(
                        reading.part(),
                        0,
                        reading.passage()
                                .normalised()
                                .originalEnd(reading.passage().text().length()),
                        Level.ASK,
                        rule,
                        rule.explanation().replace("{language}", language),
                        reading.passage().text()));
    }

    private Finding finding(Reading reading, Candidate candidate, Level level) {
        Rule rule = rules.rule(candidate.rule());
        Passage passage = reading.passage();
        int first = passage.tokenFrom(candidate.start());
        boolean opens = first < passage.tokens().size()
                && passage.tokens().get(first).start() == candidate.start()
                && passage.tokens().get(first).opens();
        String suggestion = candidate.suggestion();
        if (opens && !suggestion.isEmpty()) {
            suggestion = suggestion.substring(0, 1).toUpperCase(Locale.ROOT) + suggestion.substring(1);
        }
        return new Finding(
                reading.part(),
                passage.normalised().originalStart(candidate.start()),
                passage.normalised().originalEnd(candidate.end()),
                level,
                rule,
                rule.explanation(),
                suggestion);
    }

    /** Of findings that overlap, the strongest and longest stays; the rest would only confuse. */
    static List<Finding> withoutOverlaps(List<Finding> findings) {
        List<Finding> ranked = new ArrayList<>(findings);
        ranked.sort(Comparator.comparing(Finding::action)
                .reversed()
                .thenComparing(finding -> LOOSE.contains(finding.rule().id()))
                .thenComparingInt(finding -> finding.start() - finding.end())
                .thenComparing(Finding::type));
        List<Finding> kept = new ArrayList<>();
        Map<Integer, BitSet> taken = new HashMap<>();
        for (Finding finding : ranked) {
            BitSet set = taken.computeIfAbsent(finding.part(), key -> new BitSet());
            int next = set.nextSetBit(finding.start());
            if (next < 0 || next >= finding.end()) {
                set.set(finding.start(), finding.end());
                kept.add(finding);
            }
        }
        kept.sort(Comparator.comparingInt(Finding::part).thenComparingInt(Finding::start));
        return kept;
    }
}
