package health.rounds.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message so that only the app that subscribed can read it, with a key pair of its own for each message.
 *
 * <p>Two ways: Message Encryption for Web Push (RFC 8291, which is {@code aes128gcm} of RFC 8188), and its fourth draft
 * ({@code aesgcm}, draft-ietf-webpush-encryption-04), which Mastodon uses for apps that do not ask for the standard: many on phones
 * get their messages through relays that know nothing else.
 */
final class Encryption {
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** RFC 8188, section 2: bytes of a record; one holds the whole message, as RFC 8291, section 4, asks. */
    private static final int RECORD_BYTES = 4096;
    /** What a push service must take in all (RFC 8030, section 7.2), less header, mark and tag. */
    static final int MOST_BYTES = RECORD_BYTES - 86 - 1 - TAG_BITS / Byte.SIZE;

    /** RFC 8188, section 2: what ends the last record. */
    private static final byte LAST_RECORD = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Encryption() {}

    /** What was encrypted, with what the reader needs to know besides; the standard has it in the body, too. */
    @SuppressWarnings("ArrayRecordComponent") // written once to the network and never compared
    record Encrypted(byte[] body, byte[] salt, byte[] publicKey) {}

    static Encrypted standard(byte[] message, AppKeys app) throws GeneralSecurityException {
        return standard(message, app, P256.newPair(), salt());
    }

    static Encrypted standard(byte[] message, AppKeys app, KeyPair ours, byte[] salt) throws GeneralSecurityException {
        byte[] publicKey = P256.point((ECPublicKey) ours.getPublic());
        byte[] info = joined(ascii("WebPush: info\0"), app.point(), publicKey);
        byte[] secret = Hkdf.derive(app.secret(), P256.shared(ours.getPrivate(), app.point()), info, 32);
        byte[] sealed = seal(
                joined(message, new byte[] {LAST_RECORD}),
                Hkdf.derive(salt, secret, ascii("Content-Encoding: aes128gcm\0"), KEY_BYTES),
                Hkdf.derive(salt, secret, ascii("Content-Encoding: nonce\0"), NONCE_BYTES));
        byte[] recordBytes =
                ByteBuffer.allocate(Integer.BYTES).putInt(RECORD_BYTES).array();
        byte[] body = joined(salt, recordBytes, new byte[] {(byte) publicKey.length}, publicKey, sealed);
        return new Encrypted(body, salt, publicKey);
    }

    static Encrypted draft(byte[] message, AppKeys app) throws GeneralSecurityException {
        return draft(message, app, P256.newPair(), salt());
    }

    static Encrypted draft(byte[] message, AppKeys app, KeyPair ours, byte[] salt) throws GeneralSecurityException {
        byte[] publicKey = P256.point((ECPublicKey) ours.getPublic());
        byte[] secret = Hkdf.derive(
                app.secret(), P256.shared(ours.getPrivate(), app.point()), ascii("Content-Encoding: auth\0"), 32);
        byte[] context = joined(ascii("P-256\0"), lengthOf(app.point()), app.point(), lengthOf(publicKey), publicKey);
        byte[] sealed = seal(
                joined(new byte[2], message), // the length of the padding, which is none
                Hkdf.derive(salt, secret, joined(ascii("Content-Encoding: aesgcm\0"), context), KEY_BYTES),
                Hkdf.derive(salt, secret, joined(ascii("Content-Encoding: nonce\0"), context), NONCE_BYTES));
        return new Encrypted(sealed, salt, publicKey);
    }

    private static byte[] seal(byte[] text, byte[] key, byte[] nonce) throws GeneralSecurityException {
        if (text.length > MOST_BYTES + 2) {
            throw new IllegalArgumentException("A push message of " + text.length + " bytes is too long");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(text);
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static byte[] lengthOf(byte[] bytes) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
