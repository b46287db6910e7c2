package health.rounds.text;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads http and https addresses as people write them in a sentence.
 *
 * <p>A host has two labels or more; the full stop, bracket or quote that belongs to the sentence is left outside; brackets inside the
 * path stay when they are balanced, as in https://en.wikipedia.org/wiki/Cor_(heart). Hosts in other scripts become punycode.
 */
final class LinkScanner {
    /** twitter-text's MAX_URL_LENGTH, which Mastodon uses: a longer address stays plain text. */
    private static final int LONGEST = 4096;

    /** RFC 1035, section 2.3.4: a domain name in text form. */
    static final int LONGEST_HOST = 253;

    /** Closing marks of the sentence around the address. */
    private static final String TRAILING = ".,;:!?'*~$&@|%";

    private static final String PATH_ASCII = "-._~:/?#[]@!$&'()*+,;=%|";

    private final String text;

    LinkScanner(String text) {
        this.text = text;
    }

    /**
     * What was found at an offset.
     *
     * @param uri the address, empty if there is none here
     * @param end where the address, or what was looked at in vain, ends; always beyond the offset
     */
    record Hit(Optional<URI> uri, int end) {}

    /** Reads the address that may begin at an offset. */
    Hit at(int start) {
        Hit none = new Hit(Optional.empty(), start + 1);
        int host = afterScheme(start);
        int previous = Chars.before(text, start);
        if (host < 0 || Chars.isAsciiAlphanumeric(previous) || "@＠$#＃".indexOf(previous) >= 0) {
            return none;
        }
        int hostEnd = hostEnd(host);
        int portEnd = portEnd(hostEnd);
        // An address that hides where it goes, "https://bank.example@evil.example", is no link at all.
        if (hostEnd - host > LONGEST_HOST || (portEnd < text.length() && text.charAt(portEnd) == '@')) {
            return new Hit(Optional.empty(), portEnd);
        }
        Optional<String> asciiHost = asciiHost(text.substring(host, hostEnd));
        if (asciiHost.isEmpty()) {
            return none;
        }
        int rawEnd = pathEnd(portEnd);
        if (rawEnd - start > LONGEST) {
            return new Hit(Optional.empty(), rawEnd);
        }
        int end = withoutSentence(portEnd, rawEnd);
        String scheme = text.substring(start, host).toLowerCase(Locale.ROOT);
        String port = text.substring(hostEnd, portEnd);
        return new Hit(Optional.of(URI.create(scheme + asciiHost.get() + port + encoded(portEnd, end))), end);
    }

    private int afterScheme(int start) {
        for (String scheme : new String[] {"https://", "http://"}) {
            if (text.regionMatches(true, start, scheme, 0, scheme.length())) {
                return start + scheme.length();
            }
        }
        return -1;
    }

    private int hostEnd(int from) {
        int end = from;
        int lastLabel = from;
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean label = Chars.isWord(c);
            if (!label && (i == from || (c != '.' && c != '-') || (c == '.' && text.charAt(i - 1) == '.'))) {
                break;
            }
            i += Character.charCount(c);
            if (label) {
                end = i;
            } else if (c == '.' && i < text.length() && Chars.isWord(text.codePointAt(i))) {
                lastLabel = i;
            }
        }
        return withoutOtherScript(from, lastLabel, end);
    }

    /** No top-level domain goes from ASCII over to another script, but sentences do: "https://example.orgを見て". */
    private int withoutOtherScript(int from, int lastLabel, int end) {
        int i = lastLabel;
        while (i < end && text.charAt(i) < 128) {
            i++;
        }
        return lastLabel > from && i > lastLabel + 1 ? i : end;
    }

    private static Optional<String> asciiHost(String host) {
        String ascii;
        try {
            ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
        int dot = ascii.lastIndexOf('.');
        if (dot < 1 || ascii.length() > LONGEST_HOST || !isHost(ascii)) {
            return Optional.empty();
        }
        String last = ascii.substring(dot + 1);
        boolean named = last.length() > 1 && last.chars().anyMatch(Chars::isAsciiLetter);
        return named || isIpv4(ascii) ? Optional.of(ascii) : Optional.empty();
    }

    private static boolean isHost(String ascii) {
        int label = 0;
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if (Chars.isAsciiAlphanumeric(c) || c == '-' || c == '_') {
                label++;
            } else {
                return false;
            }
        }
        return label > 0;
    }

    private static boolean isIpv4(String ascii) {
        String[] parts = ascii.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || !part.chars().allMatch(Chars::isAsciiDigit)
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private int portEnd(int from) {
        if (from >= text.length() || text.charAt(from) != ':') {
            return from;
        }
        int end = from + 1;
        while (end < text.length() && end < from + 6 && Chars.isAsciiDigit(text.charAt(end))) {
            end++;
        }
        boolean valid = end > from + 1 && Integer.parseInt(text, from + 1, end, 10) <= 65_535;
        return valid ? end : from;
    }

    private int pathEnd(int from) {
        if (from >= text.length() || "/?#".indexOf(text.charAt(from)) < 0) {
            return from;
        }
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean inside = c < 128 ? Chars.isAsciiAlphanumeric(c) || PATH_ASCII.indexOf(c) >= 0 : Chars.isWord(c);
            if (!inside) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** Leaves out what closes the sentence and brackets that were opened before the address. */
    private int withoutSentence(int from, int rawEnd) {
        int round = 0;
        int square = 0;
        for (int i = from; i < rawEnd; i++) {
            switch (text.charAt(i)) {
                case '(' -> round++;
                case ')' -> round--;
                case '[' -> square++;
                case ']' -> square--;
                default -> {}
            }
        }
        int end = rawEnd;
        while (end > from) {
            char c = text.charAt(end - 1);
            if (c == ')' && round < 0) {
                round++;
            } else if (c == ']' && square < 0) {
                square++;
            } else if (c == '(') {
                round--;
            } else if (c == '[') {
                square--;
            } else if (TRAILING.indexOf(c) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    /** RFC 3986: whatever the grammar does not allow becomes percent-encoded UTF-8; what is encoded already stays. */
    private String encoded(int from, int end) {
        StringBuilder out = new StringBuilder();
        boolean fragment = false;
        int i = from;
        while (i < end) {
            int c = text.codePointAt(i);
            boolean broken = (c == '%' && !isHexPair(i + 1, end)) || (c == '#' && fragment);
            fragment |= c == '#';
            if (c < 128 && "[]|".indexOf(c) < 0 && !broken) {
                out.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%')
                            .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
                }
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private boolean isHexPair(int at, int end) {
        return at + 1 < end
                && Character.digit(text.charAt(at), 16) >= 0
                && text.charAt(at) < 128
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && text.charAt(at + 1) < 128;
    }
}
