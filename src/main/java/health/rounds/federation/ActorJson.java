package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.groups.Group;
import health.rounds.groups.Groups;
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

    private final Accounts accounts;
    private final Groups groups;
    private final Addressing addressing;
    private final Tags tags;
    private final PostText texts;
    private final Settings settings;

    ActorJson(Accounts accounts, Groups groups, Addressing addressing, Tags tags, PostText texts, Settings settings) {
        this.accounts = accounts;
        this.groups = groups;
        this.addressing = addressing;
        this.tags = tags;
        this.texts = texts;
        this.settings = settings;
    }

    Thing of(Account account, PublicKeys keys) {
        return fill(Thing.of(type(account), addressing.of(account)), account, keys);
    }

    private static String type(Account account) {
        if (account.group()) {
            return "Group";
        }
        return account.bot() ? "Service" : "Person";
    }

    /** The community, which asks in nobody's name. */
    Thing community(PublicKeys keys) {
        String id = addressing.community();
        Thing actor = Thing.of("Application", id)
                .with("preferredUsername", addressing.communityName())
                .with("webfinger", addressing.communityHandle())
                .with("name", settings.communityName())
                .with("url", addressing.of("/about"))
                .with("inbox", addressing.sharedInbox())
                .with("outbox", id + "/outbox")
                .with("manuallyApprovesFollowers", true)
                .with("discoverable", false)
                .with("indexable", false);
        return addKeys(actor, id, keys).with("endpoints", endpoints());
    }

    /** Of a suspended account nothing is told but that it is, and its keys, by which its last acts are recognised. */
    private Thing fill(Thing actor, Account account, PublicKeys keys) {
        boolean gone = account.sanctions().isSuspended();
        String id = addressing.of(account);
        actor.with("preferredUsername", account.username())
                .with("webfinger", addressing.handle(account))
                .with("name", gone ? account.username() : account.name())
                .with("summary", gone ? "" : texts.bio(account))
                .with("url", addressing.page(account))
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
        if (account.group()) {
            groups.byId(account.id()).ifPresent(group -> addGroup(actor, group));
        }
        if (!account.alsoKnownAs().isEmpty()) {
            actor.with("alsoKnownAs", account.alsoKnownAs());
        }
        actor.with("movedTo", account.movedTo().flatMap(accounts::byId).map(addressing::of));
        return addKeys(
                actor.with("icon", account.avatar().map(tags::picture))
                        .with("image", account.header().map(tags::picture)),
                id,
                keys);
    }

    /** Who moderates it is read in {@code attributedTo} (FEP-1b12, Lemmy) or {@code moderators} (kbin); its rules where people read what it is. */
    private void addGroup(Thing actor, Group group) {
        String moderators = addressing.of(group.account()) + "/moderators";
        actor.with("summary", texts.bio(group.account()) + texts.html(group.rules()))
                .with("attributedTo", moderators)
                .with("moderators", moderators)
                .with("postingRestrictedToMods", false);
    }

    private Thing endpoints() {
        return Thing.untyped().with("sharedInbox", addressing.sharedInbox());
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
        List<Map<String, Object>> fields = new ArrayList<>();
        for (int i = 0; i < account.fields().size(); i++) {
            fields.add(Thing.of("PropertyValue")
                    .with("name", account.fields().get(i).name())
                    .with("value", line(texts.field(account, i)))
                    .json());
        }
        return fields;
    }

    /** Without the paragraph around it. */
    private static String line(String html) {
        boolean wrapped = html.startsWith(OPEN) && html.endsWith(CLOSE);
        return wrapped ? html.substring(OPEN.length(), html.length() - CLOSE.length()) : html;
    }

    private static List<String> words(Account account) {
        List<String> words = new ArrayList<>(List.of(account.displayName(), account.bio()));
        account.fields().forEach(field -> words.addAll(List.of(field.name(), field.value())));
        return words;
    }
}
