package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.deliveries.InboxGone;
import health.rounds.testkit.Community;
import health.rounds.testkit.Foreigners;
import org.junit.jupiter.api.Test;

class GoneInboxesTest {
    private final Community community = Community.shared();
    private final Follows follows = community.part(Follows.class);

    @Test
    void whoeverHadTheInboxFollowsNobodyHereAnyMore() {
        RemoteAuthor gone = Foreigners.stranger(community);
        RemoteAuthor neighbour = Foreigners.stranger(community);
        Community.Member member = community.stranger();
        follows.start(gone.id(), member.id(), true, false);
        follows.start(neighbour.id(), member.id(), true, false);
        follows.start(member.id(), gone.id(), true, false);
        follows.accept(gone.id(), member.id());

        community.part(GoneInboxes.class).on(new InboxGone(gone.elsewhere().inbox()));

        assertThat(follows.isFollowing(gone.id(), member.id())).isFalse();
        assertThat(follows.isFollowing(neighbour.id(), member.id())).isTrue();
        assertThat(follows.isFollowing(member.id(), gone.id()))
                .as("members may wait for them to come back")
                .isTrue();
    }
}
