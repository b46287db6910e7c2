package health.rounds.mastodon;

import health.rounds.conversations.Conversation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversation, as in Mastodon's documentation. */
record ConversationEntity(
        String id,
        boolean unread,
        List<RawJson> accounts,
        @Nullable RawJson lastStatus) {
    static ConversationEntity of(Conversation conversation, List<RawJson> accounts, @Nullable RawJson lastStatus) {
        return new ConversationEntity(conversation.thread().toString(), conversation.unread(), accounts, lastStatus);
    }
}
