package health.rounds.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service and the devices behind it, written from the standards and from nothing of ours: it checks who calls (RFC 8292) and
 * decrypts like a browser (RFC 8291, and its fourth draft).
 */
public final class FakePushService implements AutoCloseable {
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final Base64.Encoder TO_BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern VAPID = Pattern.compile("vapid t=([^,]+),\\s*k=(.+)");
    private static final Pattern DRAFT_AUTHORIZATION = Pattern.compile("WebPush (.+)");
    private static final Pattern DRAFT_KEYS = Pattern.compile("dh=([^;]+);p256ecdsa=(.+)");
    private static final Pattern DRAFT_SALT = Pattern.compile("salt=(.+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final String host;
    private final Duration thinking;
    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final TlsServer server = new TlsServer(this::handle);

    public FakePushService() {
        this("127.0.0.1", Duration.ZERO);
    }

    /** By another of the names of this machine, and slow to answer. */
    public FakePushService(String host, Duration thinking) {
        this.host = host;
        this.thinking = thinking;
    }

    /** What arrived on a device. */
    public record Message(String text, String encoding, String serverKey, Map<String, List<String>> headers) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .getFirst();
        }
    }

    /** Another phone or browser. */
    public Device device() {
        String path = "/send/" + count.incrementAndGet();
        Device device = new Device(origin() + path);
        devices.put(path, device);
        return device;
    }

    public String origin() {
        return "https://" + host + ":" + server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Device device = devices.get(exchange.getRequestURI().getPath());
        Answer answer = device == null ? new Answer(404, Map.of()) : device.take(exchange.getRequestHeaders(), body);
        try {
            Thread.sleep(thinking);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    private record Answer(int status, Map<String, String> headers) {}

    /** Who receives: its keys, what it got, and what the push service answers for it. */
    public final class Device {
        private final String endpoint;
        private final KeyPair keys = pair();
        private final byte[] secret = "sixteen bytes !!".getBytes(StandardCharsets.US_ASCII);
        private final List<Message> received = new CopyOnWriteArrayList<>();
        private final List<String> faults = new CopyOnWriteArrayList<>();
        private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        private final AtomicInteger calls = new AtomicInteger();

        private Device(String endpoint) {
            this.endpoint = endpoint;
        }

        public String endpoint() {
            return endpoint;
        }

        public String p256dh() {
            return TO_BASE64.encodeToString(bytes((ECPublicKey) keys.getPublic()));
        }

        public String auth() {
            return TO_BASE64.encodeToString(secret);
        }

        /** What got through, in order. */
        public List<Message> received() {
            return received;
        }

        /** What was wrong with what was sent. */
        public List<String> faults() {
            return faults;
        }

        /** How often the service was called for it, whatever it answered. */
        public int calls() {
            return calls.get();
        }

        /** The next call gets this status, and no message gets through. */
        public Device answering(int status, Map<String, String> headers) {
            answers.add(new Answer(status, headers));
            return this;
        }

        private Answer take(Headers headers, byte[] body) {
            calls.incrementAndGet();
            Answer planned = answers.poll();
            if (planned != null) {
                return planned;
            }
            try {
                received.add(read(headers, body));
                return new Answer(201, Map.of());
            } catch (GeneralSecurityException | RuntimeException e) {
                faults.add(String.valueOf(e));
                return new Answer(400, Map.of());
            }
        }

        private Message read(Headers headers, byte[] body) throws GeneralSecurityException {
            String encoding = headers.getFirst("Content-Encoding");
            if (!headers.containsKey("TTL")) {
                throw new IllegalArgumentException("RFC 8030, section 5.2: TTL is required");
            }
            Map<String, List<String>> all = new ConcurrentHashMap<>();
            headers.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            if ("aes128gcm".equals(encoding)) {
                Matcher vapid = matched(VAPID, headers.getFirst("Authorization"));
                checkCaller(vapid.group(1), vapid.group(2));
                return new Message(standard(body), encoding, vapid.group(2), all);
            }
            Matcher draft = matched(DRAFT_KEYS, headers.getFirst("Crypto-Key"));
            checkCaller(
                    matched(DRAFT_AUTHORIZATION, headers.getFirst("Authorization"))
                            .group(1),
                    draft.group(2));
            byte[] salt = BASE64.decode(
                    matched(DRAFT_SALT, headers.getFirst("Encryption")).group(1));
            return new Message(draft(body, salt, BASE64.decode(draft.group(1))), encoding, draft.group(2), all);
        }

        private void checkCaller(String token, String key) throws GeneralSecurityException {
            String[] parts = token.split("\\.", -1);
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key(BASE64.decode(key)));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = JSON.readTree(BASE64.decode(parts[1]));
            Instant expires = Instant.ofEpochSecond(claims.get("exp").asLong());
            boolean right = signature.verify(BASE64.decode(parts[2]))
                    && JSON.readTree(BASE64.decode(parts[0]))
                            .get("alg")
                            .asString()
                            .equals("ES256")
                    && claims.get("aud").asString().equals(origin())
                    && claims.get("sub").asString().matches("(mailto:|https:).+")
                    && expires.isAfter(Instant.now())
                    && expires.isBefore(Instant.now().plusSeconds(24 * 60 * 60));
            if (!right) {
                throw new IllegalArgumentException("RFC 8292: not a valid token " + claims);
            }
        }

        private String standard(byte[] body) throws GeneralSecurityException {
            ByteBuffer in = ByteBuffer.wrap(body);
            byte[] salt = next(in, 16);
            int recordBytes = in.getInt();
            byte[] theirs = next(in, in.get());
            byte[] sealed = next(in, in.remaining());
            if (sealed.length > recordBytes) {
                throw new IllegalArgumentException("RFC 8291, section 4: one record only");
            }
            byte[] ours = bytes((ECPublicKey) keys.getPublic());
            byte[] secretKey = hkdf(secret, shared(theirs), joined(ascii("WebPush: info\0"), ours, theirs), 32);
            byte[] text = open(
                    sealed,
                    hkdf(salt, secretKey, ascii("Content-Encoding: aes128gcm\0"), 16),
                    hkdf(salt, secretKey, ascii("Content-Encoding: nonce\0"), 12));
            int end = text.length - 1;
            while (text[end] == 0) {
                end--;
            }
            if (text[end] != 2) {
                throw new IllegalArgumentException("RFC 8188, section 2: the last record ends with 2");
            }
            return new String(text, 0, end, StandardCharsets.UTF_8);
        }

        private String draft(byte[] sealed, byte[] salt, byte[] theirs) throws GeneralSecurityException {
            byte[] ours = bytes((ECPublicKey) keys.getPublic());
            byte[] length = {0, 65};
            byte[] context = joined(ascii("P-256\0"), length, ours, length, theirs);
            byte[] secretKey = hkdf(secret, shared(theirs), ascii("Content-Encoding: auth\0"), 32);
            byte[] text = open(
                    sealed,
                    hkdf(salt, secretKey, joined(ascii("Content-Encoding: aesgcm\0"), context), 16),
                    hkdf(salt, secretKey, joined(ascii("Content-Encoding: nonce\0"), context), 12));
            int padding = ByteBuffer.wrap(text).getShort();
            return new String(text, 2 + padding, text.length - 2 - padding, StandardCharsets.UTF_8);
        }

        private byte[] shared(byte[] theirs) throws GeneralSecurityException {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(key(theirs), true);
            return agreement.generateSecret();
        }
    }

    private static Matcher matched(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(String.valueOf(header));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(header + " is not " + pattern);
        }
        return matcher;
    }

    /** RFC 5869, with at most one block. */
    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        byte[] extracted = hmac(salt, secret);
        return Arrays.copyOf(hmac(extracted, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] open(byte[] sealed, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher.doFinal(sealed);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey key(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint decoded = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(decoded, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] bytes(ECPublicKey key) {
        String hex = "04" + "%064x".formatted(key.getW().getAffineX())
                + "%064x".formatted(key.getW().getAffineY());
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] next(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
