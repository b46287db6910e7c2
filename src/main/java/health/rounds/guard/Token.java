package health.rounds.guard;

import java.util.Locale;

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

    static Token of(String text, int start, int end, boolean opens, boolean possessive) {
        return new Token(start, end, text, text.toLowerCase(Locale.ROOT), shape(text), opens, possessive);
    }

    boolean isCapital() {
        return shape == Shape.CAPITAL;
    }

    private static Shape shape(String text) {
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
        // DeMarcus, McKay and MacLeod are names; ProCESS and iPhone are not.
        boolean first = Character.isUpperCase(text.charAt(0));
        boolean camel = upper == 2 && Character.isLowerCase(text.charAt(text.length() - 1));
        boolean nameLike = first && (!lowerThenUpper || camel);
        return nameLike && upper <= letters / 2 + 1 ? Shape.CAPITAL : Shape.MIXED;
    }
}
