package health.rounds.timelines;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.posts.PostId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to timelines: which posts, in which order, for whom. Newest first; hidden accounts are left out. */
@Component
public class Timelines {
    /** Own posts and those of followed accounts, boosts included. */
    public List<PostId> home(AccountId viewer, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Public posts of everyone, without boosts. */
    public List<PostId> everyone(Optional<AccountId> viewer, boolean onlyMedia, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Public posts with a hashtag: all of {@code all}, any of {@code any}, none of {@code none}, besides the tag itself. */
    public List<PostId> tag(
            String tag,
            Set<String> any,
            Set<String> all,
            Set<String> none,
            Optional<AccountId> viewer,
            boolean onlyMedia,
            Page page) {
        throw new UnsupportedOperationException();
    }

    /** Posts of a list's members. */
    public List<PostId> list(AccountId viewer, long list, Page page) {
        throw new UnsupportedOperationException();
    }

    /** One account's posts as the viewer may see them. */
    public List<PostId> account(AccountId author, Optional<AccountId> viewer, AccountFilter filter, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Which posts of an account are wanted. */
    public record AccountFilter(
            boolean withoutReplies, boolean withoutBoosts, boolean onlyMedia, boolean pinned, Optional<String> tagged) {
        /** All of them. */
        public static final AccountFilter ALL = new AccountFilter(false, false, false, false, Optional.empty());
    }
}
