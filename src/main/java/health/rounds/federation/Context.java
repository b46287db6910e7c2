package health.rounds.federation;

import health.rounds.accounts.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The vocabularies of our documents, for those who read them as JSON-LD: the terms beyond ActivityStreams are those that Mastodon
 * (app/helpers/context_helper.rb), GoToSocial (gotosocial.org/ns), Lemmy (join-lemmy.org/context.json) and the FEPs 044f, 521a and 2c59 define.
 */
final class Context {
    private static final String ACTIVITY_STREAMS = "https://www.w3.org/ns/activitystreams";

    /** Of accounts. */
    static final List<Object> ACTOR = List.of(
            ACTIVITY_STREAMS,
            "https://w3id.org/security/v1",
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://purl.archive.org/socialweb/webfinger",
            terms(
                    "toot", "http://joinmastodon.org/ns#",
                    "schema", "http://schema.org#",
                    "manuallyApprovesFollowers", "as:manuallyApprovesFollowers",
                    "alsoKnownAs", reference("as:alsoKnownAs"),
                    "movedTo", reference("as:movedTo"),
                    "featured", reference("toot:featured"),
                    "featuredTags", reference("toot:featuredTags"),
                    "discoverable", "toot:discoverable",
                    "indexable", "toot:indexable",
                    "suspended", "toot:suspended",
                    "PropertyValue", "schema:PropertyValue",
                    "value", "schema:value",
                    "Hashtag", "as:Hashtag",
                    "Emoji", "toot:Emoji"));

    /** Of groups. */
    private static final List<Object> GROUP = Stream.concat(
                    ACTOR.stream(),
                    Stream.of(terms(
                            "lemmy", "https://join-lemmy.org/ns#",
                            "moderators", reference("lemmy:moderators"),
                            "postingRestrictedToMods", "lemmy:postingRestrictedToMods")))
            .toList();

    /** Of posts and of what is done. */
    static final List<Object> POST = List.of(
            ACTIVITY_STREAMS,
            "https://w3id.org/security/data-integrity/v1",
            terms(
                    "toot", "http://joinmastodon.org/ns#",
                    "gts", "https://gotosocial.org/ns#",
                    "sensitive", "as:sensitive",
                    "Hashtag", "as:Hashtag",
                    "Emoji", "toot:Emoji",
                    "blurhash", "toot:blurhash",
                    "focalPoint", terms("@container", "@list", "@id", "toot:focalPoint"),
                    "votersCount", "toot:votersCount",
                    "quote", reference("https://w3id.org/fep/044f#quote"),
                    "quoteAuthorization", reference("https://w3id.org/fep/044f#quoteAuthorization"),
                    "quoteUri", "http://fedibird.com/ns#quoteUri",
                    "quoteUrl", "as:quoteUrl",
                    "_misskey_quote", "https://misskey-hub.net/ns#_misskey_quote",
                    "interactionPolicy", reference("gts:interactionPolicy"),
                    "canQuote", reference("gts:canQuote"),
                    "canReply", reference("gts:canReply"),
                    "canLike", reference("gts:canLike"),
                    "canAnnounce", reference("gts:canAnnounce"),
                    "automaticApproval", reference("gts:automaticApproval"),
                    "manualApproval", reference("gts:manualApproval"),
                    "always", reference("gts:always"),
                    "replyAuthorization", reference("gts:replyAuthorization"),
                    "approvedBy", reference("gts:approvedBy"),
                    "ReplyRequest", "gts:ReplyRequest",
                    "LikeRequest", "gts:LikeRequest",
                    "AnnounceRequest", "gts:AnnounceRequest",
                    "conversation", "ostatus:conversation",
                    "ostatus", "http://ostatus.org#"));

    /** Of what an author allows others to do with a post. */
    static final List<Object> AUTHORIZATION = List.of(
            ACTIVITY_STREAMS,
            terms(
                    "gts",
                    "https://gotosocial.org/ns#",
                    "QuoteAuthorization",
                    "https://w3id.org/fep/044f#QuoteAuthorization",
                    "ReplyAuthorization",
                    "gts:ReplyAuthorization",
                    "LikeAuthorization",
                    "gts:LikeAuthorization",
                    "AnnounceAuthorization",
                    "gts:AnnounceAuthorization",
                    "interactingObject",
                    reference("gts:interactingObject"),
                    "interactionTarget",
                    reference("gts:interactionTarget")));

    /** Of lists. */
    static final List<Object> COLLECTION = List.of(ACTIVITY_STREAMS, terms("Hashtag", "as:Hashtag"));

    private Context() {}

    /** Of this account. */
    static List<Object> of(Account account) {
        return account.group() ? GROUP : ACTOR;
    }

    private static Map<String, Object> reference(String term) {
        return terms("@id", term, "@type", "@id");
    }

    private static Map<String, Object> terms(Object... namesAndValues) {
        Map<String, Object> terms = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            terms.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return terms;
    }
}
