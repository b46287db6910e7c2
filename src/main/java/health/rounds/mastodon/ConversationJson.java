package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.conversations.Conversation;
import health.rounds.posts.PostId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Conversations as the API's Conversation, with their people and last posts. */
@Component
class ConversationJson {
    private final AccountJson accounts;
    private final StatusJson statuses;

    ConversationJson(AccountJson accounts, StatusJson statuses) {
        this.accounts = accounts;
        this.statuses = statuses;
    }

    List<ConversationEntity> list(Collection<Conversation> conversations, AccountId reader) {
        Map<PostId, RawJson> posts =
                statuses.each(conversations.stream().map(Conversation::lastPost).toList(), Optional.of(reader));
        Map<AccountId, RawJson> people = accounts.each(conversations.stream()
                .flatMap(conversation -> people(conversation, reader))
                .collect(Collectors.toSet()));
        return conversations.stream()
                .map(conversation -> ConversationEntity.of(
                        conversation,
                        people(conversation, reader)
                                .map(people::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        posts.get(conversation.lastPost())))
                .toList();
    }

    ConversationEntity one(Conversation conversation, AccountId reader) {
        return list(List.of(conversation), reader).getFirst();
    }

    /** Who writes to nobody else writes to themself, as in Mastodon (app/models/account_conversation.rb). */
    private static Stream<AccountId> people(Conversation conversation, AccountId reader) {
        return conversation.people().isEmpty() ? Stream.of(reader) : conversation.people().stream();
    }
}
