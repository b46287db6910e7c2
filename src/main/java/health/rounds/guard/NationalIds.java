package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * National identity and health numbers, by their grammar and check digit, or by a word beside them.
 *
 * <p>Check digits: NHS number modulus 11 (NHS Data Dictionary), SIN and cards Luhn (ISO/IEC 7812-1), Aadhaar Verhoeff (UIDAI),
 * PPS modulus 23 (Revenue), DNI modulus 23 (BOE), IBAN modulus 97 (ISO 13616).
 */
final class NationalIds implements Detector {
    private record Grammar(String rule, Scan scan, Predicate<String> check) {}

    private static final List<Grammar> BY_GRAMMAR = List.of(
            number(
                    "id.national",
                    "(?<![\\w-])(?!000|666)[0-8]\\d{2}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])",
                    value -> true),
            number("id.national", "(?<![\\w-])\\d{3}[ -]\\d{3}[ -]\\d{3}(?![\\w-]| \\d)", NationalIds::luhn),
            number(
                    "id.national",
                    "(?<!\\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D](?!\\w)",
                    value -> true),
            number("id.national", "(?<![\\w-])[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}(?![\\w-]| \\d)", NationalIds::verhoeff),
            number("id.national", "(?<![\\w-])\\d{7}[A-W][A-IW]?(?![\\w-])", NationalIds::pps),
            number("id.national", "(?<![\\w-])[XYZ]?\\d{7,8}-?[A-HJ-NP-TV-Z](?![\\w-])", NationalIds::dni),
            // Not before decimals: apps name uploads by the time in seconds, of which one in eleven passes the check.
            number("id.record", "(?<![\\w-])\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?![\\w-]|\\.\\d{3})", NationalIds::nhs),
            number(
                    "id.account",
                    "(?<![\\w-])\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{1,7}(?![\\w-])",
                    value -> digitsOf(value).length() >= 13 && luhn(value)),
            number(
                    "id.account",
                    "(?<!\\w)[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\\w)",
                    NationalIds::iban),
            number(
                    "id.vehicle",
                    "(?<![\\w-])(?=[A-Z0-9]{0,16}\\d)(?=[A-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?![\\w-])",
                    value -> true));

    private static final Scan CUED = Scan.of(
            "(?<!\\w)(?:ssn|ss#|social security(?: number| no)?|social insurance(?: number| no)?|sin|aadhaar|aadhar|ni (?:no|number)|national insurance(?: no| number)?|nino|pps(?:n| no| number)?|dni|nie|nif|cpf|curp"
                    + "|nin|bvn|steuer-?id|sozialversicherungsnummer|svnr|pan|national id|id card|c[eé]dula|rut|social|personnummer|bsn|ahv)(?!\\w)"
                    + "[\\s:.#=(,'\"-]{0,4}(?:(?:no|number|is|was|ending|ends|ending in|last four|:)\\b[\\s:.#=(,-]{0,3}){0,3}(?<value>[A-Z]{0,4} ?\\d[\\dA-Z]{1,14}(?:[-. ][\\dA-Z]{0,4}\\d[\\dA-Z]{0,4}){0,5}(?:[ -]?[A-Z]{1,2}\\b)?)",
            Pattern.CASE_INSENSITIVE);
    private static final Scan LAST_FOUR = Scan.of(
            "(?<!\\w)(?:last (?:four|4)(?: digits)?|social|ssn)\\b[^.!?\\n]{0,40}?(?<![\\w/-])(?<value>\\d{4})(?![\\w/-])",
            Pattern.CASE_INSENSITIVE);
    private static final Scan SPACED_SSN = Scan.of("(?<![\\w-])\\d{3} \\d{2} \\d{4}(?![\\w-])");
    private static final Scan UK_DRIVER = Scan.of("(?<!\\w)[A-Z9]{5}\\d{6}[A-Z9]{2}\\d[A-Z0-9]{2}(?!\\w)");
    private static final Scan UK_PLATE = Scan.of("(?<![\\w-])[A-Z]{2}\\d{2} ?[A-Z]{3}(?![\\w-])");

    private static final int FEWEST_DIGITS = 2;

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        String text = passage.text();
        if (CuedIds.digits(text) < FEWEST_DIGITS) {
            return found;
        }
        for (Grammar number : BY_GRAMMAR) {
            Scan.Hits m = number.scan().in(text);
            while (m.find()) {
                if (number.check().test(m.group())) {
                    found.add(new Candidate(m.start(), m.end(), number.rule(), Candidate.Basis.CERTAIN, ""));
                }
            }
        }
        cued(CUED.in(text), found);
        cued(LAST_FOUR.in(text), found);
        Candidate.each(SPACED_SSN.in(text), "id.national", Candidate.Basis.CLINICAL, "", found);
        Candidate.each(UK_DRIVER.in(text), "id.licence", Candidate.Basis.CERTAIN, "", found);
        Candidate.each(UK_PLATE.in(text), "id.vehicle", Candidate.Basis.CLINICAL, "", found);
        return found;
    }

    private static void cued(Scan.Hits m, List<Candidate> found) {
        while (m.find()) {
            if (CuedIds.digits(m.group("value")) >= 4 && !Dates.isDateOrYear(m.group("value"))) {
                found.add(new Candidate(
                        m.start("value"), m.end("value"), "id.national", Candidate.Basis.CERTAIN, "(number removed)"));
            }
        }
    }

    private static Grammar number(String rule, String regex, Predicate<String> check) {
        return new Grammar(rule, Scan.of(regex), check);
    }

    private static String digitsOf(String value) {
        return value.replaceAll("\\D", "");
    }

    static boolean luhn(String value) {
        String digits = digitsOf(value);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && sum > 0;
    }

    static boolean nhs(String value) {
        String digits = digitsOf(value);
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check != 10 && check == digits.charAt(9) - '0' && sum > 0;
    }

    private static final String[] VERHOEFF_PRODUCT = {
        "0123456789",
        "1234067895",
        "2340178956",
        "3401289567",
        "4012395678",
        "5987604321",
        "6598710432",
        "7659821043",
        "8765932104",
        "9876543210"
    };
    private static final String[] VERHOEFF_SHIFT = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    static boolean verhoeff(String value) {
        String digits = digitsOf(value);
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int shifted = VERHOEFF_SHIFT[i % 8].charAt(digit) - '0';
            check = VERHOEFF_PRODUCT[check].charAt(shifted) - '0';
        }
        return check == 0;
    }

    static boolean pps(String value) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += (value.charAt(i) - '0') * (8 - i);
        }
        if (value.length() == 9 && value.charAt(8) != 'W') {
            sum += (value.charAt(8) - '@') * 9;
        }
        int rest = sum % 23;
        return value.charAt(7) == (rest == 0 ? 'W' : (char) ('@' + rest));
    }

    static boolean dni(String value) {
        String plain = value.replace("-", "").toUpperCase(Locale.ROOT);
        String number = plain.substring(0, plain.length() - 1)
                .replaceFirst("^X", "0")
                .replaceFirst("^Y", "1")
                .replaceFirst("^Z", "2");
        return number.length() == 8
                && "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(number) % 23) == plain.charAt(plain.length() - 1);
    }

    static boolean iban(String value) {
        String plain = value.replace(" ", "");
        if (plain.length() < 15 || plain.length() > 34) {
            return false;
        }
        int rest = 0;
        for (char c : (plain.substring(4) + plain.substring(0, 4)).toCharArray()) {
            int digit = Character.digit(c, 36);
            rest = (digit > 9 ? rest * 100 + digit : rest * 10 + digit) % 97;
        }
        return rest == 1;
    }
}
