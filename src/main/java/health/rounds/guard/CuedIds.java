package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and codes beside a word that says what they are: record, plan, account, licence, plate, serial, accession, bed. */
final class CuedIds implements Detector {
    /** Up to seven groups of letters and digits, each with a digit after the first letters, as on labels and cards. */
    private static final String VALUE =
            "(?<value>#?(?-i:(?:[A-Z]{1,6}[-/ ]?){0,2}|[a-z]{1,4}-?)\\d(?-i:[\\dA-Za-z]{0,20}(?:[-/. ]?[-/. ](?=[A-Z]{0,4}[-/ ]?\\d)[\\dA-Z]{1,20}){0,6}(?:[-/][A-Z]{1,3}\\b| [A-Z]{1,2}\\b(?!['-]))?))";

    private static final String LINK =
            "[\\s:.#=('\"-]{0,4}(?:(?:no|nos|number|num|nummer|nr|núm|id|card|#|is|was|ref|code|ending|ends|ending in|ends in|starts|starting|:)\\b?[\\s:.#=('\"-]{0,4}){0,3}";

    private record Cue(String rule, Scan scan, int digits, Candidate.Basis basis) {
        static Cue of(String rule, String words, int digits, Candidate.Basis basis) {
            return new Cue(
                    rule,
                    Scan.of("(?<![\\w-])(?:" + words + ")(?![a-z])" + LINK + VALUE, Pattern.CASE_INSENSITIVE),
                    digits,
                    basis);
        }
    }

    private static final List<Cue> CUES = List.of(
            Cue.of(
                    "id.record",
                    "mrn|mr number|medical record|med rec|hosp(?:ital)?\\.? (?:no|number|num|#|id)|patient (?:id|no|number)|pt id|uhid|ipd|opd no|op no|ip no|cr no"
                            + "|nhs(?: no| number)?|chi(?: no| number)|h&c|abha|hcn|unit (?:no|number)|chart (?:no|number|#)|folder(?: na| no| number)?|file no|case ?notes?"
                            + "|historia cl[ií]nica|n\\.?h\\.?c|nhc|fallnummer|patienten-?(?:id|nummer|nr)|record (?:no|number|#)|hospital id|empi|urn?(?: no| number)",
                    2,
                    Candidate.Basis.CERTAIN),
            Cue.of(
                    "id.plan",
                    "member(?:ship)?(?: id| no| number)?|polic(?:y|ies)|plan id|plan|insurance|insurer|subscriber|group (?:no|number|id)|ohip|medicare|medicaid|mbi|blue cross|bcbs|blue shield"
                            + "|aetna|cigna|humana|unitedhealthcare|health ?card|phn|ramq|ehic|ghic|kvnr|versicherten-?(?:nummer|nr)|krankenkasse|tarjeta sanitaria|scheme|ayushman|pmjay|(?:rx)?bin\\b[^.\\n]{0,30}\\bid|pcn|beneficiary",
                    4,
                    Candidate.Basis.CERTAIN),
            Cue.of(
                    "id.account",
                    "account|acct|a/c|invoice|bill(?: no| number)?|receipt|teller|iban|claim|transaction|txn|credit card|debit card|card (?:no|number)|billing|payment ref|statement",
                    4,
                    Candidate.Basis.CERTAIN),
            Cue.of(
                    "id.licence",
                    "licen[cs]e|driver'?s|driving|dl|dvla|certificate|cert|dea|npi|passport|pilot|badge|pin(?: no| number)|registration (?:no|number)|f[üu]hrerschein|carnet",
                    5,
                    Candidate.Basis.CERTAIN),
            Cue.of(
                    "id.vehicle",
                    "plate|plates|number plate|licen[cs]e plate|rego|reg|registration|vin|bike|car no|vehicle|kennzeichen|matr[ií]cula|tag",
                    2,
                    Candidate.Basis.CERTAIN),
            Cue.of(
                    "id.device",
                    "serial|s/n|sn|udi|pacemaker|icd(?!-)|pump|implant|defibrillator|stimulator|valve|lead|generator|device|prosthesis|ventilator|glucometer|hearing aids?",
                    4,
                    Candidate.Basis.CERTAIN),
            Cue.of(
                    "id.other",
                    "accession|acc|slides?|specimen|block|case|coroner'?s|inquest|subject|participant|study id|screening (?:no|number|id)|randomi[sz]ation|rx|prescription|script|ticket|sample|barcode"
                            + "|order|report|encounter|visit|csn|fin|ref|reference|incident|complaint|post on|exhibit|docket|request|referral|lab|label|booking|tracking|trial (?:no|number|id)|id",
                    4,
                    Candidate.Basis.CUED));

    /** What makes a number beside a weak word an identifier after all. */
    private static final Pattern SAID = Pattern.compile(
            "\\b(?:no|number|num|nr|id|ref|code|ending|ends)\\b|[#:(]|s/n|\\bserial", Pattern.CASE_INSENSITIVE);

    private static final Scan CODE = Scan.of(
            "\\b(?:key ?safe|lock ?box|door code|gate code|alarm code|entry code|keypad)\\b.{0,50}?(?<![\\w/-])(?<value>#?[A-Z]?\\d{3,6}[A-Z]?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String PLACE_OF_CARE =
            "(?:(?:icu|nicu|hallway|corridor|side|isolation|resus|ed|er) )?(?:bed|room|rm|bay|cubicle|crib|cot|resus|trauma|stretcher|trolley|chair|pod|bunk|incubator|isolette|side ?room|ccu|icu|hdu|itu|nicu|picu"
                    + "|theatre|zimmer|bett|cama|habitaci[oó]n|box|coach|seat|wagen|platz|carriage|gurney|bedspace|bed space|space|ward bed)";

    private static final Scan BED = Scan.of(
            "(?<![\\w-])" + PLACE_OF_CARE
                    + "s? {0,1}(?:(?:no\\.?|number|nr\\.?) )?#? ?(?:\\d{1,4}[A-Z]?|[A-Z]\\d{1,3}|[A-F])\\b(?!\\.\\d|%|/\\d)"
                    + "(?:,? (?:" + PLACE_OF_CARE + ") (?:no\\.? )?#?\\d{1,4}[A-Z]?\\b){0,3}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LEADING_PREPOSITION = Pattern.compile(
            "(?:\\b(?:in|from|to|at|of|on|above|into|for|near|over in) (?:the )?)$", Pattern.CASE_INSENSITIVE);

    /** A car, and within a few words what can only be its plate. */
    private static final Scan PLATE_BY_CAR = Scan.of(
            "\\b(?i:car|ute|van|truck|lorry|suv|pickup|sedan|hatchback|motorbike|bike|scooter|bus|taxi|minibus|jeep|hilux|camry|corolla|civic|defender|ford|toyota|honda|nissan|bmw|audi|volvo|mercedes|subaru|hyundai|kia|tesla|wheel)\\b[^.!?\\n]{0,40}?(?<![\\w-])(?<value>(?=[A-Z0-9 -]{0,8}\\d)(?=[A-Z0-9 -]{0,8}[A-Z])[A-Z0-9]{2,4}[- ][A-Z0-9]{2,4})(?![\\w-])");

    /** Six or more letters and digits in one code, at least four of them digits. */
    private static final Scan CODE_LIKE = Scan.of(
            "(?<![\\w.@/:#-])(?=[A-Z0-9/-]{6,24}(?![\\w-]))(?=[A-Z0-9/-]{0,20}[A-Z])[A-Z0-9]{1,16}(?:[/-][A-Z0-9]{1,12}){0,4}+(?: [A-Z]\\d)?(?![\\w-])");

    /** Six digits and more in one, or groups of them with dots and dashes: in a patient's story hardly anything else. */
    private static final Scan LONG_NUMBER = Scan.of(
            "(?<![\\w.,/:$£€-])(?:[A-Z]{1,4}[-/ ])?\\d{1,24}(?:[-. /]\\d{1,10}){0,6}+(?:-[A-Z\\d])?(?![\\w-]|[.,/:]\\d)");

    private static final int FEWEST_OF_LONG = 6;
    /** Which of them are a patient's is for {@link EmailsAndUrls} to say. */
    private static final Pattern ADDRESS_OF_MACHINE = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    /** Three groups of digits, or one long number: not a phone, not a date, but someone's number. */
    private static final Scan DIGIT_GROUPS =
            Scan.of("(?<![\\w.,/:$£€#-])#?\\d{2,6}(?:[- ]\\d{2,7}){1,4}(?:[- ]?[A-Z]{1,2})?(?![\\w-]|[.,/:]\\d)");

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        String text = passage.text();
        beds(text, found);
        if (digits(text) < 2) {
            return found;
        }
        for (Cue cue : CUES) {
            Scan.Hits m = cue.scan().in(text);
            while (m.find()) {
                if (digits(m.group("value")) >= cue.digits() && isIdentifier(cue, m)) {
                    found.add(new Candidate(m.start(), m.end("value"), cue.rule(), cue.basis(), ""));
                }
            }
        }
        Scan.Hits code = CODE.in(text);
        while (code.find()) {
            found.add(new Candidate(
                    code.start("value"), code.end("value"), "id.other", Candidate.Basis.CERTAIN, "known to the team"));
        }
        Scan.Hits plate = PLATE_BY_CAR.in(text);
        while (plate.find()) {
            found.add(new Candidate(plate.start("value"), plate.end("value"), "id.vehicle", Candidate.Basis.CUED, ""));
        }
        Scan.Hits like = CODE_LIKE.in(text);
        while (like.find()) {
            if (digits(like.group()) >= 4 && !Dates.isDateOrYear(like.group())) {
                found.add(new Candidate(like.start(), like.end(), "id.other", Candidate.Basis.CLINICAL, ""));
            }
        }
        Scan.Hits numbers = LONG_NUMBER.in(text);
        while (numbers.find()) {
            boolean address = ADDRESS_OF_MACHINE.matcher(numbers.group()).matches();
            if (digits(numbers.group()) >= FEWEST_OF_LONG && !Dates.isDateOrYear(numbers.group()) && !address) {
                found.add(new Candidate(numbers.start(), numbers.end(), "id.number", Candidate.Basis.POSSIBLE, ""));
            }
        }
        Scan.Hits groups = DIGIT_GROUPS.in(text);
        while (groups.find()) {
            if (digits(groups.group()) >= 7 && !Dates.isDateOrYear(groups.group())) {
                found.add(new Candidate(groups.start(), groups.end(), "id.other", Candidate.Basis.CLINICAL, ""));
            }
        }
        return found;
    }

    /** "Account 7734-00912-A" is one, "plan 2000 calories" and "bike 20 km" are not. */
    private static boolean isIdentifier(Cue cue, Scan.Hits m) {
        String value = m.group("value");
        if (Dates.isDateOrYear(value)) {
            return false;
        }
        boolean mixed = value.chars().anyMatch(Character::isUpperCase);
        if (cue.rule().equals("id.vehicle")) {
            return value.length() >= 5 && (mixed || digits(value) >= 4);
        }
        boolean said = cue.rule().equals("id.record")
                || SAID.matcher(m.group().substring(0, m.start("value") - m.start()))
                        .find();
        return mixed || said || digits(value) >= 6;
    }

    private static void beds(String text, List<Candidate> found) {
        Scan.Hits bed = BED.in(text);
        while (bed.find()) {
            Matcher preposition = LEADING_PREPOSITION.matcher(text).region(Math.max(0, bed.start() - 14), bed.start());
            boolean inside = preposition.find();
            int start = inside ? preposition.start() : bed.start();
            found.add(new Candidate(
                    start, bed.end(), "id.bed", Candidate.Basis.CLINICAL, inside ? "here" : "our patient"));
        }
    }

    static int digits(String value) {
        return (int) value.chars().filter(Character::isDigit).count();
    }
}
