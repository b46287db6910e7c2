package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and months of a patient's event in every common form; a year alone, "today" and durations are not dates here. */
final class Dates implements Detector {
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
                    + "|januar|jänner|februar|m[äÄ]rz|mai|juni|juli|oktober|dezember"
                    + "|janvier|f[éÉ]vrier|mars|avril|juin|juillet|ao[ûÛ]t|septembre|octobre|novembre|d[éÉ]cembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro"
                    + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)\\b\\.?";
    private static final String YEAR = "(?:(?:19|20)\\d{2}|'\\d{2})\\b";
    private static final String DAY = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|\\.)?";
    private static final String WEEKDAY =
            "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|weds|thurs|thur|lunes|martes|mi[éÉ]rcoles|jueves|viernes|s[áÁ]bado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)";
    private static final String COUNT =
            "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|a few|\\d{1,3})";
    private static final String ORDINAL_WORD =
            "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty-first)";
    /** A preposition before the date goes with it, so that "since 21st Jan" becomes "for some time". */
    private static final Pattern LEAD = Pattern.compile(
            "\\b(?:on|since|from|until|till|by|in|at|during|around|before|after|le|el|del|desde|hasta|en|am|seit|im|vom|bis|dated|of|for|last|this past|this|next|early|late|mid|home)(?: the| of| el| dem| last)? $",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LEAD = 16;
    /** What stands before every form: not inside a longer number or word. */
    private static final String CLEAR = "(?<![\\w/.,:$£€-])";

    private record Form(String rule, Scan scan, Candidate.Basis basis) {
        static Form of(String rule, String regex) {
            return new Form(rule, Scan.of(regex, Pattern.CASE_INSENSITIVE), Candidate.Basis.CLINICAL);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of(
                    "date.full",
                    CLEAR
                            + "(?<date>(?:19|20)\\d{2}(?<sep>[-/.])(?:0?[1-9]|1[0-2])\\k<sep>(?:3[01]|[12]\\d|0?[1-9]))(?![\\w/-])"),
            Form.of(
                    "date.full",
                    CLEAR
                            + "(?<date>(?:3[01]|[12]\\d|0?[1-9])(?<sep>[-/.])(?:3[01]|[12]\\d|0?[1-9])\\k<sep>(?:(?:19|20)\\d{2}|\\d{2}))(?![\\w/-]|\\.\\d)"),
            Form.of(
                    "date.full",
                    "(?<![\\w.-])(?<date>(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))(?![\\w.-])"),
            Form.of(
                    "date.full",
                    CLEAR + "(?<date>" + DAY + "[ -](?:of |de )?" + MONTH + "(?:,? ?(?:de )?" + YEAR
                            + "|-\\d{2,4}\\b)?)"),
            Form.of(
                    "date.full",
                    "\\b(?<date>" + MONTH
                            + " ?(?:the )?(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?\\b(?![:/%]|\\.\\d|-\\d{3})(?:,? "
                            + YEAR + ")?)"),
            Form.of("date.full", "\\b(?<date>(?:the )?" + ORDINAL_WORD + " of " + MONTH + "(?:,? " + YEAR + ")?)"),
            Form.of("date.partial", "\\b(?<date>" + MONTH + ",? (?:of |de )?" + YEAR + ")"),
            Form.of("date.partial", CLEAR + "(?<date>(?:0?[1-9]|1[0-2])/(?:3[01]|2[0-9]|1[1-9]))(?![\\w/%]|\\.\\d)"),
            Form.of("date.partial", CLEAR + "(?<date>(?:3[01]|2[0-9]|1[3-9])/(?:0?[1-9]|1[0-2]))(?![\\w/%]|\\.\\d)"),
            Form.of(
                    "date.partial",
                    "\\b(?:on|since|from|until|admitted|discharged|seen|born|by|dated|home|died|intubated|extubated) "
                            + CLEAR + "(?<date>(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2]))(?![\\w/%]|\\.\\d)"),
            Form.of(
                    "date.partial",
                    "\\b(?:on|since|from|until|till|by|before|after) (?<date>the (?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\\d|20|2[4-9]|30)th|31st))\\b(?! (?:percentile|floor|day|week|time|edition|century|year|month|of|hour|attempt|cycle|dose|one|grade|line|rib|nerve|birthday|anniversary|trimester))"),
            Form.of(
                    "date.partial",
                    "\\b(?:in|since|by|until|till|during|last|this past|desde|en|seit|im|early|late|mid|from|back in) (?<date>"
                            + MONTH + ")(?![\\w'-]| \\d)"),
            Form.of(
                    "date.weekday",
                    "\\b(?<date>(?:(?:last|this|next|this past) )?"
                            + WEEKDAY
                            + "(?: (?:morning|afternoon|night|evening|noon|arvo|lunchtime|before last|last))?(?: the \\d{1,2}(?:st|nd|rd|th))?)(?![\\w-])"),
            Form.of(
                    "date.relative",
                    "\\b(?<date>" + COUNT + " (?:days?|nights?|weeks?|months?) ago(?: (?:today|" + WEEKDAY + "))?)\\b"),
            Form.of(
                    "date.relative",
                    "\\b(?<date>(?:hace " + COUNT
                            + "? ?(?:\\w{2,7} )?(?:días|semanas|meses)|vor (?:\\w{2,6}|\\d{1,2}) (?:tagen|wochen|monaten)|the day before yesterday|the night before last|ayer|anteayer|gestern|vorgestern|yesterday))\\b"),
            Form.of(
                    "date.holiday",
                    "\\b(?<date>(?:(?:the )?(?:day before|day after|eve of|night of|weekend of|week before|morning of) )?"
                            + "(?:christmas(?: eve| day| morning| night)?|xmas(?: eve| day)?|boxing day|new year'?s?(?: eve| day)|easter(?: sunday| monday| weekend)?|good friday|maundy thursday|ash wednesday|palm sunday|shrove tuesday|pancake day|fat tuesday|mardi gras"
                            + "|thanksgiving(?: day)?|black friday|halloween|bonfire night|guy fawkes(?: night)?|burns night|st\\.? patrick'?s day|paddy'?s day|valentine'?s(?: day)?|mother'?s day|father'?s day|memorial day(?: weekend)?|labou?r day(?: weekend)?|independence day|fourth of july|4th of july"
                            + "|all souls'? day|all saints'? day|allerheiligen|allerseelen|himmelfahrt|christi himmelfahrt|fronleichnam|nikolaus(?:tag)?|[1-4]\\. advent|totensonntag|muttertag|vatertag|todos los santos|d[íÍ]a de muertos|d[íÍ]a de la madre|corpus christi|carnaval|carnival|epiphany|three kings(?: day)?|lohri|makar sankranti|baisakhi|vaisakhi|janmashtami|karva chauth|eid ul-\\w{3,4}|ashura|mawlid|mid-autumn(?: festival)?|chuseok|seollal|songkran|simbang gabi|lag ba'?omer|shavuot|kwanzaa|st\\.? andrew'?s day|st\\.? george'?s day|remembrance (?:day|sunday)|armistice day|royal wedding day|grand final day|derby day|election day|leap year day|veterans day|presidents'? day|mlk day|juneteenth|columbus day|canada day|victoria day(?: weekend)?|family day(?: weekend)?|anzac day|australia day|melbourne cup(?: day)?|waitangi day|democracy day|republic day|bank holiday(?: monday| weekend)?|may day|cinco de mayo"
                            + "|diwali|deepavali|holi(?: night)?|ugadi|onam|pongal|navratri|dussehra|durga puja|ganesh chaturthi|raksha bandhan|rakhi|amavasya(?: night)?|eid(?: al-fitr| al-adha)?|ramadan|ramzan|hanukkah|passover|yom kippur|rosh hashanah|purim|sukkot|vesak|lunar new year|chinese new year|tet|nowruz"
                            + "|nochebuena|nochevieja|navidad|reyes|semana santa|heiligabend|silvester|ostern|pfingsten|karneval|rosenmontag|leap day|groundhog day|super bowl sunday|halloween night|midsummer|st\\.? stephen'?s day))\\b(?! (?:tree|dinner|party|card|cards|jumper|sweater|lights|cookies|pudding|disease|lecture|shift|song|present|presents|island))"));

    private static final Pattern BIRTH = Pattern.compile(
            "\\b(?:d\\.?o\\.?b\\.?|date of birth|birth ?date|born(?: on)?|geb(?:\\.|oren)(?: am)?|geburtsdatum|fecha de nacimiento|f\\. ?nac\\.?|nacid[oa](?: el)?|birthday(?: is| was)?(?: in there)?(?: on)?)[\\s:=(-]{1,4}$",
            Pattern.CASE_INSENSITIVE);
    private static final Scan SHORT_ISO =
            Scan.of("(?<![\\w/.,:$£€-])(?:0?[1-9]|1[0-2])-(?:3[01]|[12]\\d|0[1-9])(?![\\w/-]|\\.\\d)");
    private static final Pattern ONLY_DATE = Pattern.compile(
            "(?:(?:19|20)\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|(?:19|20)\\d{2}[/.-]\\d{1,2}[/.-]\\d{1,2}|(?:19|20)\\d{2}-(?:19|20)\\d{2}|(?:19|20)\\d{2}-\\d{2})");

    /** True for what an identifier must not be: a year, a span of years, or a date. */
    static boolean isDateOrYear(String value) {
        return ONLY_DATE.matcher(value).matches();
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        String text = passage.text();
        boolean iso = false;
        for (Form form : FORMS) {
            Scan.Hits m = form.scan().in(text);
            while (m.find()) {
                iso |= m.group("date").matches("(?:19|20)\\d{2}-\\d{1,2}-\\d{1,2}");
                if (isLowerCaseWord(form, m.group("date"))) {
                    continue;
                }
                found.add(candidate(text, form, m));
            }
        }
        if (iso) {
            // After "Admitted 2023-11-04", "trached 11-19" goes on in the same notation.
            Scan.Hits m = SHORT_ISO.in(text);
            while (m.find()) {
                found.add(new Candidate(m.start(), m.end(), "date.partial", Candidate.Basis.CLINICAL, "later"));
            }
        }
        return found;
    }

    /** "may", "march" and "mar" are months only with a capital letter or a number beside them. */
    private static boolean isLowerCaseWord(Form form, String date) {
        return form.rule().equals("date.partial")
                && (date.equals("may") || date.equals("march") || date.equals("mar") || date.equals("dec"));
    }

    private static Candidate candidate(String text, Form form, Scan.Hits m) {
        int start = m.start("date");
        String before = text.substring(Math.max(0, start - 40), start);
        if (BIRTH.matcher(before).find() && !form.rule().equals("date.weekday")) {
            return new Candidate(start, m.end("date"), "date.birth", Candidate.Basis.CERTAIN, "(date removed)");
        }
        Matcher lead = LEAD.matcher(text).region(Math.max(0, start - LONGEST_LEAD), start);
        boolean wide = !form.rule().equals("date.relative") && lead.find();
        String word = wide ? lead.group().toLowerCase(Locale.ROOT).strip() : "";
        int from = wide ? lead.start() : start;
        return new Candidate(from, m.end("date"), form.rule(), form.basis(), wording(word, wide, text, start));
    }

    private static String wording(String lead, boolean wide, String text, int start) {
        if (!wide) {
            boolean possessive = start > 0 && text.charAt(start - 1) == '\'';
            return possessive ? "" : "recently";
        }
        return switch (lead.split(" ", 2)[0]) {
            case "since", "seit", "desde" -> "for some time";
            case "until", "till", "by", "bis", "hasta", "next" -> "soon after";
            case "before" -> "before that";
            case "after" -> "after that";
            case "home" -> "home soon after";
            case "for" -> "for soon after";
            case "from", "vom", "del" -> "from some time ago";
            default -> "recently";
        };
    }
}
