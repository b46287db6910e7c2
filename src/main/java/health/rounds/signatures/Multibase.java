package health.rounds.signatures;

import java.math.BigInteger;
import java.util.Optional;

/** Bytes as the letter z and base58 with the alphabet of Bitcoin (draft-msporny-base58-03), as keys and proofs are written. */
final class Multibase {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final char BASE58 = 'z';
    private static final char ZERO = ALPHABET.charAt(0);

    /** A signature takes 88 letters, a key 48; reading costs the square of the length. */
    private static final int LONGEST = 200;

    private Multibase() {}

    static String write(byte[] bytes) {
        StringBuilder backwards = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; ) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            backwards.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            backwards.append(ZERO);
        }
        return backwards.append(BASE58).reverse().toString();
    }

    static Optional<byte[]> read(String text) {
        if (text.isEmpty() || text.charAt(0) != BASE58 || text.length() > LONGEST) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 1; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            if (digit == 0 && value.signum() == 0) {
                zeros++;
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] number = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int sign = number.length > 0 && number[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + number.length - sign];
        System.arraycopy(number, sign, bytes, zeros, number.length - sign);
        return Optional.of(bytes);
    }
}
