package health.rounds.guard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Telephone and fax numbers: valid somewhere by libphonenumber, written like a national number, or beside a word that says so. */
final class Phones implements Detector {
    /** Where a number without a country code is tried, the countries of most members first. */
    private static final List<String> REGIONS =
            List.of("US", "GB", "IE", "AU", "IN", "DE", "ES", "NG", "NZ", "ZA", "FR", "CH", "AT", "MX");

    private static final Scan SHAPE = Scan.of(
            "(?<![\\w.@/$£€-])(?:\\+|00)?\\(?\\d{1,5}\\)?(?:[ .-]{0,2}\\(?\\d{1,6}\\)?){1,6}+(?: ?(?:x|ext\\.?) ?\\d{1,5})?(?![\\w@]|[-/.,:]\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NORTH_AMERICA = Pattern.compile(
            "(?:\\+?1[ .-]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])\\d{3}[ .-]\\d{4}(?: ?(?:x|ext\\.?) ?\\d{1,5})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9]\\d{0,2}[ .()-]{0,2}\\d[\\d .()-]{5,16}");
    private static final Pattern FREE = Pattern.compile(
            "(?:\\+?1[ .-]?)?\\(?8(?:00|33|44|55|66|77|88)\\)?[ .-]?\\d{3}[ .-]?\\d{4}|(?:080[089]|1800|1300|03[047]\\d|086[01]|0180\\d|900|111)[ .-]?\\d[\\d -]{2,9}");
    private static final Pattern CUE = Pattern.compile(
            "\\b(?:phone|phones|tel|telephone|mobile|mob|cell|call|called|calling|calls|ring|rang|rung|callback|call back|number|dial|reach|text|texted|whatsapp|contact|landline|voicemail|switch|sms|pager|bleep|daughter|son|wife|husband|"
                    + "telefon|handy|anrufen|anruf|teléfono|telefono|móvil|movil|llame|llamar|fax|faxing|faxed)\\b[^\\n]{0,40}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CUE_AFTER = Pattern.compile(
            "^[)\"]?,? (?:anrufen|is disconnected|goes straight|went to voicemail|llamar|and ask for|pls call|call (?:him|her|me|us))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FAX = Pattern.compile(
            "\\bfax(?:ed|ing|es)?\\b[^\\n]{0,60}$|\\b(?:records|notes|report|forms?) (?:\\w+ ){0,4}(?:to|from) $",
            Pattern.CASE_INSENSITIVE);

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    private static final int FEWEST_DIGITS = 4;

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        String text = passage.text();
        if (CuedIds.digits(text) < FEWEST_DIGITS) {
            return found;
        }
        Scan.Hits m = SHAPE.in(text);
        while (m.find()) {
            String number = m.group();
            int digits = CuedIds.digits(number);
            if (digits < 6 || digits > 15 || Dates.isDateOrYear(number)) {
                continue;
            }
            String before = text.substring(Math.max(0, m.start() - 70), m.start());
            String after = text.substring(m.end(), Math.min(text.length(), m.end() + 30));
            boolean cued =
                    CUE.matcher(before).find() || CUE_AFTER.matcher(after).find();
            Candidate.Basis basis = basis(number, digits, cued);
            if (basis != null) {
                boolean fax = FAX.matcher(before).find();
                found.add(new Candidate(
                        m.start(), m.end(), fax ? "fax.number" : "phone.number", basis, "(number removed)"));
            }
        }
        return found;
    }

    /** A line that costs the caller little or nothing; no patient has one. */
    static boolean isFree(String number) {
        return FREE.matcher(number).matches();
    }

    /** How much a shape is worth: none for a number that is nobody's, or a free line. */
    private Candidate.@Nullable Basis basis(String number, int digits, boolean cued) {
        if (isFree(number)) {
            return null;
        }
        if (NORTH_AMERICA.matcher(number).matches()
                || INTERNATIONAL.matcher(number).matches()) {
            return Candidate.Basis.CERTAIN;
        }
        if (cued) {
            return Candidate.Basis.CERTAIN;
        }
        boolean grouped = number.startsWith("0") && digits >= 9 && digits <= 12;
        return grouped && isValidSomewhere(number) ? Candidate.Basis.CERTAIN : null;
    }

    private boolean isValidSomewhere(String number) {
        for (String region : REGIONS) {
            try {
                if (phones.isValidNumber(phones.parse(number, region))) {
                    return true;
                }
            } catch (NumberParseException e) {
                return false; // not a number in this country means not a number in any
            }
        }
        return false;
    }
}
