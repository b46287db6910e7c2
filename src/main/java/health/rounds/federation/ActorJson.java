package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.ProfileField;
import health.rounds.platform.Settings;
import health.rounds.posts.PostText;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Members and the community itself as actors. */
@Component
class ActorJson {
    private static final String OPEN = "<p>";
    private static final String CLOSE = "</p>";

    private final Uris uris;
    private final Tags tags;
    private final PostText texts;
    private final Settings settings;

    ActorJson(Uris uris, Tags tags, PostText texts, Settings settings) {
        this.uris = uris;
        this.tags = tags;
        this.texts = texts;
        this.settings = settings;
    }

    Thing of(Account account, PublicKeys keys) {
        return fill(Thing.of(account.bot() ? "Service" : "Person", uris.of(account)), account, keys);
    }

    /** The community, which asks in nobody's name. Its name is its domain's, as in Mastodon. */
    Thing community(PublicKeys keys) {
        String id = uris.communityActor();
        Thing actor = Thing.of("Application", id)
                .with("preferredUsername", settings.accountDomain())
                .with("webfinger", settings.accountDomain() + "@" + settings.accountDomain())
                .with("name", settings.communityName())
                .with("url", uris.of("/about"))
                .with("inbox", uris.sharedInbox())
                .with("outbox", id + "/outbox")
                .with("manuallyApprovesFollowers", true)
                .with("discoverable", false)
                .with("indexable", false);
        return addKeys(actor, id, keys).with("endpoints", endpoints());
    }

    /** Of a suspended account nothing is told but that it is, and its keys, by which its last acts are recognised. */
    private Thing fill(Thing actor, Account account, PublicKeys keys) {
        boolean gone = account.sanctions().isSuspended();
        String id = uris.of(account);
        actor.with("preferredUsername", account.username())
                .with("webfinger", uris.handle(account))
                .with("name", gone ? account.username() : account.name())
                .with("summary", gone ? "" : texts.html(account.bio()))
                .with("url", uris.page(account))
                .with("inbox", id + "/inbox")
                .with("outbox", id + "/outbox")
                .with("followers", id + "/followers")
                .with("following", id + "/following")
                .with("featured", id + "/collections/featured")
                .with("featuredTags", id + "/collections/tags")
                .with("manuallyApprovesFollowers", account.locked() && !gone)
                .with("discoverable", account.discoverable() && !gone)
                .with("indexable", account.discoverable() && !gone)
                // The day alone, as Mastodon does since 3.4, so that nobody is found by the minute they joined.
                .with("published", account.createdAt().truncatedTo(ChronoUnit.DAYS))
                .with("attachment", gone ? List.of() : fields(account))
                .with("tag", gone ? List.of() : tags.emojis(words(account)))
                .with("endpoints", endpoints());
        if (gone) {
            return addKeys(actor.with("suspended", true), id, keys);
        }
        return addKeys(
                actor.with("icon", account.avatar().map(tags::picture))
                        .with("image", account.header().map(tags::picture)),
                id,
                keys);
    }

    private Thing endpoints() {
        return Thing.untyped().with("sharedInbox", uris.sharedInbox());
    }

    /** The names of the keys are those of the actor with a fragment, so whoever fetches a key gets the actor. */
    private static Thing addKeys(Thing actor, String id, PublicKeys keys) {
        Map<String, Object> ed25519 = Thing.of("Multikey", id + "#ed25519-key")
                .with("controller", id)
                .with("publicKeyMultibase", keys.ed25519())
                .json();
        return actor.with(
                        "publicKey",
                        Thing.untyped()
                                .with("id", id + "#main-key")
                                .with("owner", id)
                                .with("publicKeyPem", keys.rsa()))
                .with("assertionMethod", List.of(ed25519));
    }

    private List<Map<String, Object>> fields(Account account) {
        return account.fields().stream()
                .map(field -> Thing.of("PropertyValue")
                        .with("name", field.name())
                        .with("value", line(field))
                        .json())
                .toList();
    }

    /** HTML without the paragraph around it. */
    private String line(ProfileField field) {
        String value = texts.html(field.value());
        boolean wrapped = value.startsWith(OPEN) && value.endsWith(CLOSE);
        return wrapped ? value.substring(OPEN.length(), value.length() - CLOSE.length()) : value;
    }

    private static List<String> words(Account account) {
        List<String> words = new ArrayList<>(List.of(account.displayName(), account.bio()));
        account.fields().forEach(field -> words.addAll(List.of(field.name(), field.value())));
        return words;
    }
}
