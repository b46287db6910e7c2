package health.rounds.signatures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A signature as most servers send it: the header {@code Signature} of draft-cavage-http-signatures-12, as the social web reads it
 * (https://docs.joinmastodon.org/spec/security/#http): {@code hs2019} means RSA with SHA-256.
 *
 * @param headers what is signed, in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DraftSignature(
        String keyId,
        Optional<KeyKind> kind,
        List<String> headers,
        OptionalLong created,
        OptionalLong expires,
        byte[] signature) {
    private static final String TARGET = "(request-target)";
    private static final String CREATED = "(created)";
    private static final String EXPIRES = "(expires)";
    private static final int MOST_HEADERS = 32;

    /** Everything that can be checked without the key. */
    static SignedBy check(HttpMessage message, Site here, Instant now) throws Flawed {
        DraftSignature signature = parse(
                message.only("signature", Flaw.SEVERAL_SIGNATURES).orElseThrow(() -> new Flawed(Flaw.UNREADABLE)));
        signature.checkWhatIsSigned(message);
        signature.checkTime(message, now);
        here.mustBeNamedIn(message);
        if (signature.headers.contains("digest")) {
            Digests.checkDigest(message);
        }
        return SignedBy.of(
                Dialect.DRAFT, signature.keyId, signature.kind, signature.texts(message), signature.signature);
    }

    static DraftSignature parse(String header) throws Flawed {
        Scanner scanner = new Scanner(header);
        Set<String> seen = new HashSet<>();
        String keyId = "";
        String algorithm = "hs2019";
        String signature = "";
        List<String> headers = List.of(CREATED); // section 2.1.6
        OptionalLong created = OptionalLong.empty();
        OptionalLong expires = OptionalLong.empty();
        do {
            String name = scanner.word();
            scanner.expect('=');
            if (!seen.add(name)) {
                throw new Flawed(Flaw.SEVERAL_SIGNATURES);
            }
            switch (name) {
                case "keyId" -> keyId = scanner.quoted();
                case "algorithm" -> algorithm = scanner.quoted();
                case "headers" -> headers = names(scanner.quoted());
                case "signature" -> signature = scanner.quoted();
                case "created" -> created = OptionalLong.of(seconds(scanner));
                case "expires" -> expires = OptionalLong.of(seconds(scanner));
                default -> skip(scanner);
            }
        } while (scanner.comma());
        scanner.expectEnd();
        return new DraftSignature(keyId, kind(algorithm), headers, created, expires, Digests.decoded(signature));
    }

    /**
     * What must have been signed. The query may be left out of the target: some servers do so, and others then check both
     * (https://docs.gotosocial.org/en/latest/federation/http_signatures/).
     */
    List<String> texts(HttpMessage message) throws Flawed {
        List<String> texts = new ArrayList<>(2);
        texts.add(text(message, message.target()));
        int query = message.target().indexOf('?');
        if (query >= 0) {
            texts.add(text(message, message.target().substring(0, query)));
        }
        return texts;
    }

    private String text(HttpMessage message, String target) throws Flawed {
        StringBuilder text = new StringBuilder(512);
        for (String name : headers) {
            text.append(text.isEmpty() ? "" : "\n").append(name).append(": ");
            switch (name) {
                case TARGET ->
                    text.append(message.method().toLowerCase(Locale.ROOT))
                            .append(' ')
                            .append(HttpMessage.visible(target));
                case CREATED -> text.append(created.orElseThrow(() -> new Flawed(Flaw.UNREADABLE)));
                case EXPIRES -> text.append(expires.orElseThrow(() -> new Flawed(Flaw.UNREADABLE)));
                default -> text.append(message.covered(name));
            }
        }
        return text.toString();
    }

    private void checkWhatIsSigned(HttpMessage message) throws Flawed {
        boolean enough = headers.contains(TARGET)
                && headers.contains("host")
                && (headers.contains("date") || headers.contains(CREATED))
                && (headers.contains("digest") || !message.needsDigest());
        if (!enough) {
            throw new Flawed(Flaw.TOO_LITTLE_SIGNED);
        }
    }

    /** Only times that are signed count. */
    private void checkTime(HttpMessage message, Instant now) throws Flawed {
        if (headers.contains("date")) {
            SignatureAge.check(SignatureAge.ofDate(message), now);
        }
        if (headers.contains(CREATED)) {
            SignatureAge.check(created.orElseThrow(() -> new Flawed(Flaw.UNREADABLE)), now);
        }
        if (expires.isPresent()) {
            SignatureAge.checkEnd(expires.getAsLong(), now);
        }
    }

    private static List<String> names(String listed) throws Flawed {
        List<String> names = Arrays.asList(listed.split(" ", -1));
        if (names.size() > MOST_HEADERS || names.contains("") || new HashSet<>(names).size() < names.size()) {
            throw new Flawed(Flaw.UNREADABLE);
        }
        return names;
    }

    private static Optional<KeyKind> kind(String algorithm) throws Flawed {
        if (algorithm.equals("hs2019")) {
            return Optional.empty();
        }
        for (KeyKind kind : KeyKind.values()) {
            if (kind.draftName().equals(algorithm)) {
                return Optional.of(kind);
            }
        }
        throw new Flawed(Flaw.UNKNOWN_ALGORITHM);
    }

    /** Section 2.1.4 wants a bare number; some write it in quotes. */
    private static long seconds(Scanner scanner) throws Flawed {
        return scanner.isAt('"') ? new Scanner(scanner.quoted()).number() : scanner.number();
    }

    /** Section 2.2: parameters that one does not know are ignored. */
    private static void skip(Scanner scanner) throws Flawed {
        if (scanner.isAt('"')) {
            scanner.quoted();
        } else {
            scanner.number();
        }
    }
}
