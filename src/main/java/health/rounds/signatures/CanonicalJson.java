package health.rounds.signatures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Writes JSON in the one form that can be hashed: the JSON Canonicalization Scheme (RFC 8785). */
final class CanonicalJson {
    private final StringBuilder out = new StringBuilder(1024);

    private CanonicalJson() {}

    /** UTF-8; a flaw where two documents would be written alike: a number that no double holds, half a pair of surrogates. */
    static byte[] bytes(JsonNode document) throws Flawed {
        CanonicalJson writer = new CanonicalJson();
        writer.write(document);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(JsonNode node) throws Flawed {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.stringValue());
            case NUMBER -> out.append(number(node));
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO -> throw new Flawed(Flaw.UNREADABLE);
        }
    }

    /** Section 3.2.3: by the UTF-16 units of the names, which is how Java compares. */
    private void object(JsonNode node) throws Flawed {
        List<String> names = new ArrayList<>(node.propertyNames());
        Collections.sort(names);
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            string(names.get(i));
            out.append(':');
            write(node.get(names.get(i)));
        }
        out.append('}');
    }

    private void array(JsonNode node) throws Flawed {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(node.get(i));
        }
        out.append(']');
    }

    /** Section 3.2.2.2. */
    private void string(String value) throws Flawed {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < value.length()
                            && Character.isLowSurrogate(value.charAt(i + 1))) {
                        out.append(c).append(value.charAt(++i));
                    } else {
                        throw new Flawed(Flaw.UNREADABLE);
                    }
                }
            }
        }
        out.append('"');
    }

    private static String number(JsonNode node) throws Flawed {
        double value = node.doubleValue();
        boolean exact = !node.isIntegralNumber()
                || new BigDecimal(value).compareTo(new BigDecimal(node.bigIntegerValue())) == 0;
        if (!Double.isFinite(value) || !exact) {
            throw new Flawed(Flaw.UNREADABLE);
        }
        return number(value);
    }

    /** As JavaScript writes a number (ECMA-262, Number::toString). */
    static String number(double value) {
        if (value == 0) {
            return "0"; // minus nought too
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale(); // where it stands, from the left of the digits
        String text;
        if (point > 21 || point <= -6) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            text = digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
        } else if (point >= digits.length()) {
            text = digits + "0".repeat(point - digits.length());
        } else if (point > 0) {
            text = digits.substring(0, point) + "." + digits.substring(point);
        } else {
            text = "0." + "0".repeat(-point) + digits;
        }
        return value < 0 ? "-" + text : text;
    }

    /** Java writes as few digits as tell the number from its neighbours, but two at least: one may do. */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (digits.precision() == 2) {
            BigDecimal one = digits.round(new MathContext(1));
            if (one.doubleValue() == value) {
                return one.stripTrailingZeros();
            }
        }
        return digits;
    }
}
