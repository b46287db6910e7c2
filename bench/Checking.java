package bench;

import bench.Table.Budget;
import health.rounds.signatures.Signatures;
import health.rounds.signatures.SignedBy;
import health.rounds.signatures.Verification;
import health.rounds.signatures.VerifyingKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.conscrypt.Conscrypt;

/** Signatures of incoming activities, whose keys are known, checked on one thread, beside the bare RSA of BoringSSL. */
final class Checking {
    private static final double WARM_UP = 2; // times a run
    private static final int KEYS = 8;
    private static final int LETTERS = 256;
    private static final int BITS = 2048;
    private static final double AT_LEAST = 0.5;
    private static final String HOST = "rounds.example.net";
    // Of the size that a post of three sentences has.
    private static final String BODY =
            "{\"id\":\"https://other.example/%d\",\"type\":\"Create\",\"text\":\"" + "abcdefgh ".repeat(120) + "\"}";

    private final Bench.Scale scale;
    private final Table table;
    private final Signatures signatures = new Signatures(URI.create("https://" + HOST), Clock.systemUTC());

    Checking(Bench.Scale scale, Table table) {
        this.scale = scale;
        this.table = table;
    }

    /** A letter and the key that it was signed with, for us and for the yardstick. */
    private record Signed(Letter letter, VerifyingKey key, PublicKey bare) {}

    private interface Check {
        boolean isRight(Signed signed) throws GeneralSecurityException;
    }

    void run() throws GeneralSecurityException {
        Bench.say("checking signatures");
        List<Signed> letters = letters();
        Signature bare = Signature.getInstance("SHA256withRSA", Conscrypt.newProvider());
        Check yardstick = signed -> {
            bare.initVerify(signed.bare());
            bare.update(signed.letter().signedText());
            return bare.verify(signed.letter().signature());
        };
        aSecond(letters, this::isVerified, WARM_UP * scale.seconds());
        aSecond(letters, yardstick, scale.seconds());
        Samples ours = new Samples();
        Samples theirs = new Samples();
        for (int i = 0; i < scale.runs(); i++) {
            ours.add(aSecond(letters, this::isVerified, scale.seconds()));
            theirs.add(aSecond(letters, yardstick, scale.seconds()));
        }
        table.add(
                "check a signature, one core",
                "a sec.",
                ours,
                "RSA-2048 of BoringSSL",
                theirs,
                new Budget.AtLeastTimesTheYardstick(AT_LEAST));
    }

    private boolean isVerified(Signed signed) {
        return signatures.read(signed.letter().message()) instanceof SignedBy by
                && by.verify(signed.key()) instanceof Verification.Verified;
    }

    private static double aSecond(List<Signed> letters, Check check, double seconds) throws GeneralSecurityException {
        long done = 0;
        long begun = System.nanoTime();
        long until = begun + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            for (Signed letter : letters) {
                if (!check.isRight(letter)) {
                    throw new GeneralSecurityException("A right signature was refused");
                }
            }
            done += letters.size();
        }
        return done / ((System.nanoTime() - begun) / 1e9);
    }

    private static List<Signed> letters() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", Conscrypt.newProvider());
        generator.initialize(BITS);
        List<Signed> letters = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            KeyPair keys = generator.generateKeyPair();
            VerifyingKey key =
                    VerifyingKey.of(keys.getPublic().getEncoded()).orElseThrow();
            for (int j = 0; j < LETTERS / KEYS; j++) {
                Letter letter = Letter.signed(
                        HOST, "https://other.example/users/" + i + "#main-key", keys.getPrivate(), BODY.formatted(j));
                letters.add(new Signed(letter, key, keys.getPublic()));
            }
        }
        return letters;
    }
}
