package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What could be an identifier and in most texts is none: a bare number above 89, "the 13th", "Sat", a code, a number behind "in".
 * {@link Bearing} says which are a patient's.
 */
final class Loose implements Detector {
    private record Form(String rule, Scan scan, String suggestion) {}

    private static final List<Form> FORMS = List.of(
            form(
                    "age.over89",
                    "(?<!(?:number|post|page|day|week|step|part|case|slide|weight|rate|score|level|pulse|scored|chapter|question|about|over|under|than|of|by|to) )(?<![\\w.,/%$£€:<>=≥≤~+-])(?:9\\d|10[0-5])(?: ?(?:J\\.|yrs?\\b|years?\\b))?(?![\\w%/:°+-]|[.,]\\d| of\\b| (?:or|and) (?:older|over|above)\\b| ?(?:%|mg|mcg|µg|ml|g\\b|kg|cm|mm|bpm|km|miles|mmol|percent|days|hours|minutes|min\\b|seconds|people|patients|beds|times))",
                    "90 or older"),
            form(
                    "age.over89",
                    "(?i)\\bninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\\b(?! ?(?:percent|per cent|minutes|days|degrees|patients|people|miles))",
                    "90 or older"),
            form(
                    "date.partial",
                    "(?<![\\w.,/:-])(?:3[01]|[12]\\d|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])(?![\\w/%]|[.,]\\d)",
                    "recently"),
            form(
                    "date.partial",
                    "(?<![\\w.,/:-])(?:3[01]|[12]\\d|0?[1-9])\\.(?:0[1-9]|1[0-2]|[1-9]\\.)(?![\\w/%]|[.,]?\\d)",
                    "recently"),
            form(
                    "date.partial",
                    "(?i)\\bthe (?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\\d|20|2[4-9]|30)th|31st)\\b(?! (?:percentile|floor|day|week|time|edition|century|year|month|hour|attempt|cycle|dose|grade|line|rib|nerve|birthday|anniversary|trimester|annual|international|congress|world))",
                    "that day"),
            form(
                    "date.partial",
                    "\\b(?:mid-|early-|late-)?(?:January|February|March(?! (?:out|on|through|with|for|to|past|along|the)\\b)|April|June|July|August|September|October|November|December|Januar|Februar|März|Juni|Juli|Oktober|Dezember)\\b",
                    "that month"),
            form(
                    "date.partial",
                    "(?i)(?<![\\w.,/:-])(?:0?[1-9]|1[0-2])[/.](?:19|20)\\d{2}(?![\\w/%]|[.,]\\d)|(?<![\\w.,/:-])20[012]\\d-(?:0[1-9]|1[0-2])(?![\\w/%-])"
                            + "|(?<![\\w.,/:-])(?:3[01]|[12]\\d|0?[1-9])[-/. ](?-i:i{1,3}|i?[vx]|vi{1,3}|xi{1,2}|I{1,3}|I?[VX]|VI{1,3}|XI{1,2})(?:[-/. ](?:19|20)?\\d{2})?(?![\\w/%]|[.,]\\d)"
                            + "|\\b(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|ene|abr|ago|dic)[-/ ]?'?\\d{2,4}\\b|(?<![\\w.,/:-])\\d{1,2}[-/](?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|ene|abr|ago|dic)\\b"
                            + "|(?<![\\w.,/:-])(?:3[01]|[12]\\d|0?[1-9])\\. ?(?:-|–|bis) ?(?:3[01]|[12]\\d|0?[1-9])\\. ?(?:\\p{L}{3,9}|\\d{1,2}\\.?)"
                            + "|(?<![\\w.,/:-])\\d{1,2}(?:\\.?[ºª]|er|ten|te)(?: de)? (?:\\p{L}{3,10})\\b|\\bam \\d{1,2}(?:ten|te)\\b"
                            + "|(?<![\\w.,/:-])(?:0?[1-9]|1[0-2])-(?:3[01]|[12]\\d|0?[1-9])(?![\\w/%-]|[.,]\\d)",
                    "recently"),
            form(
                    "date.weekday",
                    "\\b(?i:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)\\b(?i: night| morning| evening| afternoon)?|\\b(?i:the weekend|anteayer|antier|antenoche|tomorrow|mañana|morgen)\\b",
                    "recently"),
            form(
                    "date.weekday",
                    "\\b(?:Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri|Sat|Sun)\\b(?:\\.| (?:night|morning|evening|afternoon|am|pm))?",
                    "recently"),
            form(
                    "date.holiday",
                    "\\b(?i:(?:oster|pfingst|kar)(?:sonntag|montag|samstag|freitag)|gründonnerstag|dreikönigstag|dreikönig|neujahr|maifeiertag|eve of (?-i:\\p{Lu})\\w{2,12}(?: (?-i:\\p{Lu})\\w{2,12})?)\\b|\\b(?:\\p{Lu}\\p{L}{2,12}(?:'s|s')? ){1,2}(?:Day|Eve|Festival|Sunday|Monday|Weekend)\\b",
                    "recently"),
            form(
                    "id.other",
                    "(?<![\\w@/.-])(?=[A-Z0-9.-]{0,16} ?[A-Z0-9-]{0,12}\\d{2})(?=[A-Z0-9.-]{0,12}[A-Z])(?=\\S{0,16} ?\\S{0,12}\\d)[A-Z0-9]{1,5}(?:[-.][A-Z0-9]{1,9}){0,3}+(?: \\d{2,5}[A-Z]?)?(?![\\w-]|\\.\\d)",
                    ""),
            form(
                    "id.bed",
                    "(?i)\\b(?:pacu|uti|uci|[cmspn]icu|icu|ccu|hdu|itu|cell|delivery|fridge|apartment|apt\\.?|flat|trailer|barracks|cabin|cubicle|locker|pod|seat|unit|gate|isolation|private|inkubator|incubadora|cuna|zi\\.|bett|majors|minors|triage|stn\\.?|station|ward|ed|er|labou?r room|delivery room|suite|theatre|or|quirófano|saal|kabine|cuarto|quarto|sala|chambre|lit) ?#?\\d{1,4}[a-z]?\\b(?!\\.\\d|%|/\\d)",
                    "here"),
            form(
                    "id.bed",
                    "(?i)\\b(?:[a-z]{0,3}icu|ucis?|uci|hdu|itu|ccu|bmt|ldr|pacu|epu|burn unit|hallway|antenatal|postnatal|labou?r|zi|zimmer|hab\\.?|kamer|camilla|cunero|cubículo|cama|box|puesto|leito|pasillo|quirófano|tent|container|cell|room|bed|chair)[- #]{0,2}[a-z]{0,3}-?\\d{1,4}[a-z]?\\b(?!\\.\\d|%|/\\d)",
                    "here"),
            form(
                    "id.other",
                    "(?i)\\b(?:badge|bib|case|slide|queue no\\.?|band|block|lot|run|incident report|run no\\.?|inmate|wristband|chart|file|id|reg|key ?code|code|lic\\.?|no\\.?|nr\\.?|tattoo)[ #:]{1,2}\\W?(?=[a-z.-]{0,8}\\d)[a-z0-9][a-z0-9./-]{0,16}[a-z0-9](?![\\w%]|[.,]\\d| ?(?:mg|mcg|ml|patients|people))",
                    ""),
            form("id.other", "(?<![\\w@/.#-])[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,3}(?![\\w@.])", ""),
            form(
                    "id.vehicle",
                    "(?<![\\w-])(?:[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\\d{1,4}|\\d{4} [B-DF-HJ-NP-TV-Z]{3}|[A-Z]{1,2}-\\d{2,3}-[A-Z]{1,3}|[A-Z]\\d{1,3} [A-Z]{3}|[A-Z]{3} ?\\d{2}[A-Z]|\\d{3} [A-Z]{3}|N\\d{3}[A-Z]{2}|\\d-[A-Z]{3})(?![\\w-])",
                    ""),
            form(
                    "id.bed",
                    "(?i)\\b(?:in|from|into|after|en la|in der|auf) \\d{1,3}[a-z]?(?![\\w/%:-]|[.,]\\d| (?:to|and|or|of|in|out|per|(?!is\\b|was\\b|has\\b|had\\b|who\\b|but\\b|he\\b|she\\b|whose\\b)\\w{1,3}\\b\\.?|%|years?|patients|people|countries|states|different))",
                    "here"),
            form(
                    "biometric.face",
                    "(?i)\\b\\w{0,20}(?:face|gesicht|cara|huella|finger|iris|retina_id|portrait|headshot|selfie)\\w{0,20}\\.(?:jpe?g|png|heic|mp4|mov|webp)\\b|\\bunmasked (?:portrait|photo|face)\\b|\\bfull[- ]face\\b|\\bprints taken\\b"
                            + "|\\b(?:photos?|pics?|pictures?|selfies?|video|clip|footage|recording|recorded|close-ups?|face|grin|mug|tattoo|ink|voice|voice ?note|voicemail|gait|fingerprints?|scar|foto|bild|aufnahme|gesicht|stimme|cara|voz)\\b",
                    "a described finding"),
            form(
                    "url.record",
                    "(?i)(?<![\\w.@/-])(?:[a-z0-9-]{2,40}\\.){1,3}(?:com|org|net|info|io|me|co|fund|de|es|uk|ie|au|ng|za|in)(?:\\.[a-z]{2})?(?![\\w@.-])",
                    "(link removed)"));

    private static Form form(String rule, String regex, String suggestion) {
        return new Form(rule, Scan.of(regex, Pattern.UNICODE_CASE), suggestion);
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        for (Form form : FORMS) {
            Scan.Hits hits = form.scan().in(passage.text());
            while (hits.find()) {
                boolean code = form.rule().equals("id.other");
                if (!code || isCode(hits.group())) {
                    found.add(new Candidate(
                            hits.start(), hits.end(), form.rule(), Candidate.Basis.POSSIBLE, form.suggestion()));
                }
            }
        }
        return found;
    }

    /** A letter and three digits at least, and five signs in all. */
    private static boolean isCode(String text) {
        return text.length() >= 5
                && CuedIds.digits(text) >= 3
                && text.chars().anyMatch(Character::isUpperCase)
                && !Dates.isDateOrYear(text);
    }
}
