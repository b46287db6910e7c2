package health.rounds.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** The curve of Web Push: its points as 65 bytes, uncompressed (SEC 1, section 2.3.3), and what two key pairs share. */
final class P256 {
    private static final String NAME = "secp256r1";
    private static final int BYTES = 32;
    private static final int POINT_BYTES = 1 + 2 * BYTES;
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(NAME));
        return generator.generateKeyPair();
    }

    static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT_BYTES];
        point[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + BYTES);
        return point;
    }

    /** Whether the bytes are a point of the curve: what is none could be chosen to learn about the other side's key. */
    static boolean isPoint(byte[] bytes) {
        if (bytes.length != POINT_BYTES || bytes[0] != UNCOMPRESSED) {
            return false;
        }
        try {
            ECParameterSpec curve = curve();
            BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
            ECPoint point = decoded(bytes);
            BigInteger x = point.getAffineX();
            BigInteger y = point.getAffineY();
            BigInteger right = x.pow(3)
                    .add(curve.getCurve().getA().multiply(x))
                    .add(curve.getCurve().getB())
                    .mod(p);
            return x.compareTo(p) < 0
                    && y.compareTo(p) < 0
                    && y.multiply(y).mod(p).equals(right);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    /** The secret that both sides can compute (ECDH); the bytes must be a point. */
    static byte[] shared(PrivateKey ours, byte[] theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(decoded(theirs), curve())), true);
        return agreement.generateSecret();
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(NAME));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static ECPoint decoded(byte[] bytes) {
        return new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + BYTES)),
                new BigInteger(1, Arrays.copyOfRange(bytes, 1 + BYTES, POINT_BYTES)));
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray(); // perhaps shorter, perhaps with a sign before it
        int length = Math.min(BYTES, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, at + BYTES - length, length);
    }
}
