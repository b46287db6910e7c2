package health.rounds.federation;

import health.rounds.text.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads posts, and what is shown as a post. */
final class ReceivedNotes {
    /** What links to other objects have for a media type (FEP-e232). */
    private static final Set<String> OBJECT_LINKS = Set.of(
            "application/activity+json", "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"");

    private ReceivedNotes() {}

    static Optional<ReceivedNote.Kind> kind(String type) {
        for (ReceivedNote.Kind kind : ReceivedNote.Kind.values()) {
            if (kind.type().equals(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static ReceivedDocument read(ReceivedNote.Kind kind, ReceivedJson json, Instant now) {
        Iri id = json.requiredId();
        Iri author = author(id, json);
        Optional<Iri> replyTo = json.iri("inReplyTo");
        Optional<String> option = json.text("name", ReceivedLimits.LINE);
        boolean isVote = kind == ReceivedNote.Kind.NOTE
                && option.isPresent()
                && replyTo.isPresent()
                && json.string("content", 1).orElse("").isEmpty()
                && !json.has("contentMap")
                && !json.has("attachment");
        return isVote
                ? new ReceivedDocument.Vote(id, author, replyTo.get(), option.get())
                : note(kind, id, author, json, now);
    }

    private static ReceivedNote note(ReceivedNote.Kind kind, Iri id, Iri author, ReceivedJson json, Instant now) {
        String url = ReceivedAttachments.page(json, id);
        ReceivedAttachments.Attached attached = ReceivedAttachments.of(kind, json);
        // What sums up an article is no warning.
        String warning = kind.isPost()
                ? json.string("summary", ReceivedLimits.LINE * 4)
                        .map(Text::plain)
                        .map(text -> ReceivedJson.cut(text, ReceivedLimits.LINE))
                        .orElse("")
                : "";
        return new ReceivedNote(
                id,
                kind,
                url,
                author,
                json.past("published", now),
                json.past("updated", now),
                ReceivedWords.html(kind, json, url, attached.links()),
                warning,
                json.flag("sensitive") || !warning.isEmpty(),
                ReceivedWords.language(json),
                ReceivedAudience.of(json),
                json.iri("inReplyTo"),
                json.iri("audience"),
                media(kind, json, attached),
                attached.about(),
                mentions(json),
                hashtags(json),
                ReceivedEmoji.of(json, now),
                poll(json, now),
                quote(json),
                ReceivedRules.of(json),
                // GoToSocial before 0.20 called it approvedBy.
                json.iri("replyAuthorization").or(() -> json.iri("approvedBy")),
                json.iri("context"),
                replies(json),
                new ReceivedNote.Counts(total(json, "replies"), total(json, "shares"), total(json, "likes")));
    }

    /** Of several authors, as PeerTube has a person and a channel, the person of the same server. */
    private static Iri author(Iri id, ReceivedJson json) {
        List<Iri> authors = json.iris("attributedTo", ReceivedLimits.KEYS);
        Optional<Iri> person = json.children("attributedTo", ReceivedLimits.KEYS).stream()
                .filter(author -> author.is("Person"))
                .flatMap(author -> author.id().stream())
                .filter(id::isWith)
                .findFirst();
        return person.or(() -> authors.stream().filter(id::isWith).findFirst())
                .or(() -> authors.stream().findFirst())
                .or(() -> json.iri("actor"))
                .orElseThrow(() -> new NotReadable("The post has no author."));
    }

    /** An Image is its own picture, and a Video has one to show for it. */
    private static List<ReceivedNote.Picture> media(
            ReceivedNote.Kind kind, ReceivedJson json, ReceivedAttachments.Attached attached) {
        if (!attached.media().isEmpty()) {
            return attached.media();
        }
        Optional<ReceivedJson> picture = switch (kind) {
            case IMAGE -> Optional.of(json);
            case VIDEO, AUDIO ->
                json.children("icon", ReceivedLimits.KEYS).stream().reduce((a, b) -> b);
            case NOTE, QUESTION, ARTICLE, PAGE, EVENT -> Optional.empty();
        };
        return picture.flatMap(ReceivedAttachments::picture).stream().toList();
    }

    private static List<ReceivedNote.Mention> mentions(ReceivedJson json) {
        List<ReceivedNote.Mention> mentions = new ArrayList<>();
        Set<Iri> seen = new LinkedHashSet<>();
        for (ReceivedJson tag : json.children("tag", ReceivedLimits.ENTRIES)) {
            Optional<Iri> href = tag.is("Mention") ? tag.iri("href") : Optional.empty();
            if (href.isPresent() && seen.size() < ReceivedLimits.MENTIONS && seen.add(href.get())) {
                mentions.add(new ReceivedNote.Mention(
                        href.get(), tag.text("name", ReceivedLimits.LINE).orElse("")));
            }
        }
        return mentions;
    }

    private static List<String> hashtags(ReceivedJson json) {
        return json.children("tag", ReceivedLimits.ENTRIES).stream()
                .filter(tag -> tag.is("Hashtag"))
                .flatMap(tag -> tag.string("name", ReceivedLimits.NAME).flatMap(Text::hashtag).stream())
                .distinct()
                .limit(ReceivedLimits.HASHTAGS)
                .toList();
    }

    private static Optional<ReceivedNote.Poll> poll(ReceivedJson json, Instant now) {
        boolean isMultiple = json.has("anyOf");
        String property = isMultiple ? "anyOf" : "oneOf";
        if (json.count(property) > ReceivedLimits.POLL_OPTIONS) {
            throw new NotReadable("The poll has more than %d answers.".formatted(ReceivedLimits.POLL_OPTIONS));
        }
        List<ReceivedNote.Poll.Option> options = json.children(property, ReceivedLimits.POLL_OPTIONS).stream()
                .map(option -> new ReceivedNote.Poll.Option(
                        option.text("name", ReceivedLimits.LINE)
                                .or(() -> option.text("content", ReceivedLimits.LINE)
                                        .map(Text::plain))
                                .orElse(""),
                        total(option, "replies").orElse(0)))
                .toList();
        // Answers are told apart by their words, so without them nobody could vote.
        if (options.isEmpty()
                || options.stream().anyMatch(option -> option.text().isEmpty())) {
            return Optional.empty();
        }
        Optional<Instant> ends = json.past("closed", now)
                .or(() -> json.flag("closed") ? Optional.of(now) : Optional.empty())
                .or(() -> json.dateTime("endTime").map(OffsetDateTime::toInstant))
                .filter(end -> end.isBefore(now.plus(ReceivedLimits.LONGEST_POLL)))
                .map(end -> end.isBefore(ReceivedLimits.OLDEST) ? ReceivedLimits.OLDEST : end);
        return Optional.of(new ReceivedNote.Poll(options, isMultiple, ends, json.number("votersCount")));
    }

    private static Optional<ReceivedNote.Quote> quote(ReceivedJson json) {
        Optional<Iri> asked = json.iri("quote");
        if (asked.isPresent()) {
            return Optional.of(new ReceivedNote.Quote(asked.get(), json.iri("quoteAuthorization"), false));
        }
        return json.iri("quoteUri")
                .or(() -> json.iri("quoteUrl"))
                .or(() -> json.iri("_misskey_quote"))
                .or(() -> linkedObject(json))
                .map(post -> new ReceivedNote.Quote(post, Optional.empty(), true));
    }

    private static Optional<Iri> linkedObject(ReceivedJson json) {
        return json.children("tag", ReceivedLimits.ENTRIES).stream()
                .filter(tag -> tag.is("Link"))
                .filter(tag -> tag.string("mediaType", ReceivedLimits.NAME)
                        .filter(OBJECT_LINKS::contains)
                        .isPresent())
                .flatMap(tag -> tag.iri("href").stream())
                .findFirst();
    }

    private static Optional<ReceivedDocument.Collection> replies(ReceivedJson json) {
        return json.child("replies")
                .map(ReceivedDocuments::collection)
                .or(() -> json.iri("replies")
                        .map(at -> new ReceivedDocument.Collection(
                                Optional.of(at), OptionalLong.empty(), List.of(), Optional.of(at))));
    }

    private static OptionalLong total(ReceivedJson json, String name) {
        return json.child(name).map(all -> all.number("totalItems")).orElse(OptionalLong.empty());
    }
}
