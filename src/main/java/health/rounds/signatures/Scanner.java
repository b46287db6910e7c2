package health.rounds.signatures;

/** Reads a header from left to right: the parts of structured fields (RFC 9651) that signatures are made of. */
final class Scanner {
    /** RFC 9651, section 3.3.1. */
    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    /** Refuses a header with anything but visible ASCII, which no structured field holds. */
    Scanner(String text) throws Flawed {
        this.text = HttpMessage.visible(text);
        skipSpace();
    }

    int position() {
        return at;
    }

    /** What was read since then, as it stands there. */
    String since(int position) {
        return text.substring(position, at);
    }

    boolean next(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char wanted) throws Flawed {
        if (!next(wanted)) {
            throw unreadable();
        }
    }

    void expectEnd() throws Flawed {
        skipSpace();
        if (at < text.length()) {
            throw unreadable();
        }
    }

    boolean isAt(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    /** Reads a comma with the space around it; false where there is none. */
    boolean comma() {
        skipSpace();
        if (next(',')) {
            skipSpace();
            return true;
        }
        return false;
    }

    void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** The name of a member or parameter (RFC 9651, section 3.1.2). */
    String key() throws Flawed {
        int begin = at;
        while (at < text.length() && isKey(text.charAt(at), at == begin)) {
            at++;
        }
        return notEmpty(begin);
    }

    /** A name as in the older draft, which writes {@code keyId}. */
    String word() throws Flawed {
        int begin = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        return notEmpty(begin);
    }

    /** Digits in no quotes, with a sign perhaps. */
    long number() throws Flawed {
        int begin = at;
        boolean negative = next('-');
        int first = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == first || at - first > MOST_DIGITS) {
            throw unreadable();
        }
        long value = Long.parseLong(text, first, at, 10);
        return negative && first > begin ? -value : value;
    }

    /** Text in quotes, in which a backslash may stand before a quote or a backslash only (RFC 9651, section 3.3.3). */
    String quoted() throws Flawed {
        expect('"');
        int end = text.indexOf('"', at);
        int backslash = text.indexOf('\\', at);
        if (end >= 0 && (backslash < 0 || backslash > end)) {
            String plain = text.substring(at, end);
            at = end + 1;
            return plain;
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\') {
                if (at == text.length() || !(isAt('"') || isAt('\\'))) {
                    throw unreadable();
                }
                c = text.charAt(at++);
            }
            value.append(c);
        }
        throw unreadable();
    }

    /** Base64 between colons (RFC 9651, section 3.3.5). */
    byte[] bytes() throws Flawed {
        expect(':');
        int end = text.indexOf(':', at);
        if (end < 0) {
            throw unreadable();
        }
        byte[] value = Digests.decoded(text.substring(at, end));
        at = end + 1;
        return value;
    }

    private String notEmpty(int begin) throws Flawed {
        if (at == begin) {
            throw unreadable();
        }
        return text.substring(begin, at);
    }

    private static boolean isKey(char c, boolean first) {
        return (c >= 'a' && c <= 'z') || c == '*' || (!first && (isDigit(c) || c == '_' || c == '-' || c == '.'));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Flawed unreadable() {
        return new Flawed(Flaw.UNREADABLE);
    }
}
