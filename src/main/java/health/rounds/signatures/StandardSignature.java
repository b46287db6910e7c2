package health.rounds.signatures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A signature by the standard: the headers {@code Signature-Input} and {@code Signature} of RFC 9421, with what Mastodon 4.5 demands
 * (https://docs.joinmastodon.org/spec/security/#http): one signature, {@code created}, method, target and the digest of a body.
 *
 * @param components what is signed, in order; none has parameters
 * @param parameters the components and all parameters as they were sent, which is the last line of what is signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StandardSignature(
        String keyId,
        Optional<KeyKind> kind,
        List<String> components,
        OptionalLong created,
        OptionalLong expires,
        String parameters,
        byte[] signature) {
    private static final int MOST_COMPONENTS = 32;

    /** Everything that can be checked without the key. */
    static SignedBy check(HttpMessage message, Site here, Instant now) throws Flawed {
        StandardSignature signature = parse(header(message, "signature-input"), header(message, "signature"));
        signature.checkWhatIsSigned(message);
        SignatureAge.check(signature.created.orElseThrow(() -> new Flawed(Flaw.TOO_LITTLE_SIGNED)), now);
        if (signature.expires.isPresent()) {
            SignatureAge.checkEnd(signature.expires.getAsLong(), now);
        }
        here.mustBeNamedIn(message);
        if (signature.components.contains("content-digest")) {
            Digests.checkContentDigest(message);
        }
        return SignedBy.of(
                Dialect.STANDARD,
                signature.keyId,
                signature.kind,
                List.of(signature.text(message, here)),
                signature.signature);
    }

    static StandardSignature parse(String input, String value) throws Flawed {
        Scanner scanner = new Scanner(input);
        String label = scanner.key();
        scanner.expect('=');
        int begin = scanner.position();
        List<String> components = components(scanner);
        Set<String> seen = new HashSet<>();
        String keyId = "";
        Optional<KeyKind> kind = Optional.empty();
        OptionalLong created = OptionalLong.empty();
        OptionalLong expires = OptionalLong.empty();
        while (scanner.next(';')) {
            scanner.skipSpace();
            String name = scanner.key();
            if (!seen.add(name)) {
                throw new Flawed(Flaw.UNREADABLE);
            }
            scanner.expect('=');
            switch (name) {
                case "keyid" -> keyId = scanner.quoted();
                case "alg" -> kind = Optional.of(kind(scanner.quoted()));
                case "created" -> created = OptionalLong.of(scanner.number());
                case "expires" -> expires = OptionalLong.of(scanner.number());
                default -> skip(scanner); // nonce and tag, which are signed with the rest
            }
        }
        String parameters = scanner.since(begin);
        endOfOnlyMember(scanner);
        return new StandardSignature(keyId, kind, components, created, expires, parameters, bytes(label, value));
    }

    /** What must have been signed (section 2.5). */
    String text(HttpMessage message, Site here) throws Flawed {
        StringBuilder text = new StringBuilder(512);
        for (String component : components) {
            text.append('"').append(component).append("\": ");
            text.append(component.startsWith("@") ? derived(component, message, here) : message.covered(component));
            text.append('\n');
        }
        return text.append("\"@signature-params\": ").append(parameters).toString();
    }

    /** Section 2.2. */
    private static String derived(String component, HttpMessage message, Site here) throws Flawed {
        String target = HttpMessage.visible(message.target());
        int query = target.indexOf('?');
        return switch (component) {
            case "@method" -> HttpMessage.visible(message.method());
            case "@target-uri" -> here.scheme() + "://" + here.authority() + target;
            case "@authority" -> here.authority();
            case "@scheme" -> here.scheme();
            case "@request-target" -> target;
            case "@path" -> query < 0 ? target : target.substring(0, query);
            case "@query" -> query < 0 ? "?" : target.substring(query);
            default -> throw new Flawed(Flaw.UNREADABLE);
        };
    }

    private void checkWhatIsSigned(HttpMessage message) throws Flawed {
        boolean host = components.contains("@authority") || components.contains("host");
        boolean path = components.contains("@request-target")
                || (components.contains("@path")
                        && (components.contains("@query") || message.target().indexOf('?') < 0));
        boolean enough = components.contains("@method")
                && (components.contains("@target-uri") || (host && path))
                && (components.contains("content-digest") || !message.needsDigest());
        if (!enough) {
            throw new Flawed(Flaw.TOO_LITTLE_SIGNED);
        }
    }

    private static String header(HttpMessage message, String name) throws Flawed {
        return message.only(name, Flaw.SEVERAL_SIGNATURES).orElseThrow(() -> new Flawed(Flaw.UNREADABLE));
    }

    private static List<String> components(Scanner scanner) throws Flawed {
        List<String> components = new ArrayList<>(8);
        scanner.expect('(');
        scanner.skipSpace();
        while (!scanner.next(')')) {
            String component = scanner.quoted();
            if (components.contains(component)
                    || components.size() == MOST_COMPONENTS
                    || !(scanner.isAt(' ') || scanner.isAt(')'))) { // a semicolon: parameters, of which we know none
                throw new Flawed(Flaw.UNREADABLE);
            }
            components.add(component);
            scanner.skipSpace();
        }
        return components;
    }

    private static byte[] bytes(String label, String value) throws Flawed {
        Scanner scanner = new Scanner(value);
        if (!scanner.key().equals(label)) {
            throw new Flawed(Flaw.UNREADABLE);
        }
        scanner.expect('=');
        byte[] signature = scanner.bytes();
        endOfOnlyMember(scanner);
        return signature;
    }

    private static void endOfOnlyMember(Scanner scanner) throws Flawed {
        if (scanner.comma()) {
            throw new Flawed(Flaw.SEVERAL_SIGNATURES);
        }
        scanner.expectEnd();
    }

    private static KeyKind kind(String algorithm) throws Flawed {
        for (KeyKind kind : KeyKind.values()) {
            if (kind.algorithm().equals(algorithm)) {
                return kind;
            }
        }
        throw new Flawed(Flaw.UNKNOWN_ALGORITHM);
    }

    private static void skip(Scanner scanner) throws Flawed {
        if (scanner.isAt('"')) {
            scanner.quoted();
        } else if (scanner.isAt(':')) {
            scanner.bytes();
        } else {
            scanner.number();
        }
    }
}
