package health.rounds.text;

/** The character classes that the grammars share. */
final class Chars {
    private Chars() {}

    /** Ruby's {@code [[:word:]]}: letters, marks, decimal digits and connectors such as the underscore. */
    static boolean isWord(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.CONNECTOR_PUNCTUATION -> true;
            default -> false;
        };
    }

    static boolean isAsciiAlphanumeric(int c) {
        return isAsciiLetter(c) || isAsciiDigit(c);
    }

    static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAsciiDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The code point that ends before an offset, or a space at the beginning of the text. */
    static int before(String text, int offset) {
        return offset == 0 ? ' ' : text.codePointBefore(offset);
    }
}
