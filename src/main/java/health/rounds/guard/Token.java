package health.rounds.guard;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word of a passage, without a possessive ending.
 *
 * @param start first character in the normalised text
 * @param end one past the last
 * @param shape how it is written
 * @param opens stands where any word would have a capital: at the start of a sentence, line, quotation or list item
 * @param possessive was followed by 's
 */
record Token(int start, int end, String text, String lower, Shape shape, boolean opens, boolean possessive) {
    enum Shape {
        LOWER,
        CAPITAL,
        ALL_CAPS,
        /** A single capital letter. */
        INITIAL,
        /** Digits, or digits and letters. */
        NUMBER,
        /** Capitals inside, as in {@code iPhone} or {@code mTOR}. */
        MIXED
    }

    /** Longer strings without a space are no words. */
    private static final int LONGEST = 60;

    private static final Pattern NAME_PREFIX = Pattern.compile(
            "(?:Ma?c|De|Di|Du|Da|La|Le|Van|Von|Fitz|Des|Del|St)\\p{Lu}\\p{Ll}+(?:[-'].*)?|\\p{Lu}\\p{Ll}*(?:[-']\\p{L}\\p{Ll}*)+");

    static Token of(String text, int start, int end, boolean opens, boolean possessive) {
        return new Token(start, end, text, text.toLowerCase(Locale.ROOT), shape(text), opens, possessive);
    }

    boolean isCapital() {
        return shape == Shape.CAPITAL;
    }

    private static Shape shape(String text) {
        if (text.length() > LONGEST) {
            return Shape.MIXED;
        }
        int upper = 0;
        int letters = 0;
        boolean digit = false;
        boolean lowerThenUpper = false;
        boolean lastLower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= Character.isDigit(c);
            if (Character.isLetter(c)) {
                letters++;
                boolean up = Character.isUpperCase(c);
                upper += up ? 1 : 0;
                lowerThenUpper |= up && lastLower;
                lastLower = !up;
            } else {
                lastLower = false;
            }
        }
        if (digit) {
            return Shape.NUMBER;
        }
        if (upper == 0) {
            return Shape.LOWER;
        }
        if (letters == 1) {
            return Shape.INITIAL;
        }
        if (upper == letters) {
            return Shape.ALL_CAPS;
        }
        // DeMarcus, McKay and O'Brien are names; CrCl, EDs, ProCESS and iPhone are not.
        boolean plain = upper == 1 || (!lowerThenUpper && text.indexOf('-') > 0) || text.indexOf('\'') == 1;
        boolean first = Character.isUpperCase(text.charAt(0));
        return first && (plain || NAME_PREFIX.matcher(text).matches()) ? Shape.CAPITAL : Shape.MIXED;
    }
}
