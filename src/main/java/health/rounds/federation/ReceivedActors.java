package health.rounds.federation;

import health.rounds.text.ForeignHtml;
import health.rounds.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads actors. */
final class ReceivedActors {
    /** What Mastodon takes for a name (app/models/account.rb, USERNAME_RE). */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?");

    /** PEM of an RSA key with 16,384 bits has 2,900 characters. */
    private static final int LONGEST_KEY = 4_000;

    private ReceivedActors() {}

    static ReceivedDocument read(ReceivedActor.Kind kind, ReceivedJson json, Instant now) {
        List<ReceivedActor.Key> keys = keys(json);
        return keys.isEmpty() || json.has("inbox")
                ? actor(kind, keys, json, now)
                : new ReceivedDocument.Keys(json.requiredId(), keys);
    }

    /** A document that is nothing but a key. */
    static Optional<ReceivedDocument> key(ReceivedJson json) {
        return key(json, "owner", "publicKeyPem", false)
                .or(() -> key(json, "controller", "publicKeyMultibase", true))
                .map(key -> new ReceivedDocument.Keys(key.id(), List.of(key)));
    }

    private static ReceivedActor actor(
            ReceivedActor.Kind kind, List<ReceivedActor.Key> keys, ReceivedJson json, Instant now) {
        Iri id = json.requiredId();
        String username = json.string("preferredUsername", ReceivedLimits.USERNAME + 1)
                .filter(name -> name.length() <= ReceivedLimits.USERNAME
                        && USERNAME.matcher(name).matches())
                .orElseThrow(() -> new NotReadable("The actor has no name that can be addressed."));
        return new ReceivedActor(
                id,
                kind,
                username,
                json.text("name", ReceivedLimits.NAME)
                        .map(ReceivedActors::oneLine)
                        .orElse(""),
                json.string("summary", ReceivedLimits.HTML)
                        .map(ForeignHtml::clean)
                        .orElse(""),
                ReceivedAttachments.page(json, id),
                json.requiredIri("inbox"),
                json.child("endpoints").flatMap(all -> all.iri("sharedInbox")).or(() -> json.iri("sharedInbox")),
                json.iri("outbox"),
                json.iri("followers"),
                json.iri("following"),
                json.iri("featured"),
                json.iri("featuredTags"),
                picture(json, "icon"),
                picture(json, "image"),
                fields(json),
                keys,
                json.iris("alsoKnownAs", ReceivedLimits.KEYS),
                json.iri("movedTo"),
                ReceivedEmoji.of(json, now),
                json.past("published", now),
                json.flag("manuallyApprovesFollowers"),
                json.flag("discoverable"),
                json.flag("indexable"),
                json.flag("memorial"),
                json.flag("suspended"));
    }

    private static String oneLine(String name) {
        return name.replace('\n', ' ');
    }

    /** Some send several sizes; the first one is meant. */
    private static Optional<String> picture(ReceivedJson json, String name) {
        return json.child(name)
                .map(icon -> icon.iri("url"))
                .orElseGet(() -> json.iri(name))
                .map(Iri::value);
    }

    private static List<ReceivedActor.Field> fields(ReceivedJson json) {
        List<ReceivedActor.Field> fields = new ArrayList<>();
        for (ReceivedJson field : json.children("attachment", ReceivedLimits.ENTRIES)) {
            if (field.is("PropertyValue") && fields.size() < ReceivedLimits.FIELDS) {
                String name = field.text("name", ReceivedLimits.NAME)
                        .map(ReceivedActors::oneLine)
                        .orElse("");
                String html = ForeignHtml.clean(
                        field.string("value", ReceivedLimits.FIELD).orElse(""));
                if (!name.isEmpty() || !Text.plain(html).isEmpty()) {
                    fields.add(new ReceivedActor.Field(name, html));
                }
            }
        }
        return fields;
    }

    private static List<ReceivedActor.Key> keys(ReceivedJson json) {
        List<ReceivedActor.Key> keys = new ArrayList<>();
        json.children("publicKey", ReceivedLimits.KEYS)
                .forEach(key -> key(key, "owner", "publicKeyPem", false).ifPresent(keys::add));
        json.children("assertionMethod", ReceivedLimits.KEYS).stream()
                .filter(key -> key.is("Multikey"))
                .forEach(key ->
                        key(key, "controller", "publicKeyMultibase", true).ifPresent(keys::add));
        return keys;
    }

    private static Optional<ReceivedActor.Key> key(
            ReceivedJson key, String owner, String material, boolean isMultikey) {
        Optional<String> said = key.string(material, LONGEST_KEY);
        return key.id()
                .flatMap(id -> key.iri(owner)
                        .flatMap(by -> said.map(text -> new ReceivedActor.Key(id, by, text, isMultikey))));
    }
}
