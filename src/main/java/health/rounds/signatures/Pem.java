package health.rounds.signatures;

import java.util.Base64;
import java.util.Optional;

/** Keys as text (RFC 7468). */
final class Pem {
    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String RSA_PUBLIC_KEY = "RSA PUBLIC KEY";

    /** Twice what a key of 8192 bits takes. */
    private static final int LONGEST = 4_000;

    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] encoded) {
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
    }

    static Optional<byte[]> read(String label, String text) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (text.length() > LONGEST || from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            String lines = text.substring(from + begin.length(), to).replaceAll("\\s", "");
            return Optional.of(Base64.getDecoder().decode(lines));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
