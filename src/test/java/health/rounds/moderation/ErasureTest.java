package health.rounds.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.PeopleLists;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.Sanctioned;
import health.rounds.groups.Group;
import health.rounds.groups.GroupOutcome;
import health.rounds.groups.GroupText;
import health.rounds.groups.Groups;
import health.rounds.groups.Posting;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.posts.Draft;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import health.rounds.publishing.Drafts;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A suspended account's data are deleted for good, by whichever module keeps them. */
class ErasureTest {
    /** What stays, by decision: the name, records of moderators and privacy officers without words of posts, and posts of others. */
    private static final Set<String> KEPT = Set.of(
            "accounts.id", // blanked
            "account_counts.account_id",
            "actor_keys.account", // for two weeks, so that other servers can be told
            "reports.reporter",
            "reports.target",
            "reports.assigned_to",
            "reports.resolved_by",
            "moderation_log.account",
            "moderation_log.moderator",
            "settled_findings.account",
            "settled_findings.reviewed_by",
            "consents.account",
            "withdrawals.by",
            "posts.mentioned",
            "posts.reply_to_account",
            "posts.boost_of_author",
            "posts.quote_of_author");

    private final Community community = Community.shared();
    private final Moderation moderation = community.part(Moderation.class);
    private final Accounts accounts = community.part(Accounts.class);
    private final JdbcClient jdbc = community.part(JdbcClient.class);
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();
    private final Member head = community.stranger(Role.ADMIN);

    @Test
    void nothingOfAnErasedAccountIsLeftButWhatIsKeptByDecision() {
        PostId annas = benDoesALittleOfEverything();
        assertThat(rowsNaming(ben.id())).hasSizeGreaterThan(15);
        long favourites = favouritesOf(annas);

        assertThat(moderation.erase(head.id(), ben.id())).isInstanceOf(ActOutcome.NotAllowed.class);
        suspend();
        assertThat(moderation.erase(head.id(), ben.id())).isInstanceOf(ActOutcome.Done.class);

        Eventually.assertThat(() -> rowsNaming(ben.id())).isEmpty();
        assertThat(community.part(Users.class).byAccount(ben.id())).isEmpty();
        assertThat(favouritesOf(annas)).isEqualTo(favourites - 1);
        assertThat(accounts.byId(anna.id()).orElseThrow().followers()).isZero();
        assertThat(accounts.byId(ben.id()).orElseThrow().posts()).isZero();
        assertThat(accounts.byId(ben.id()).orElseThrow().displayName()).isEmpty();
        assertThat(accounts.problemWithUsername(ben.name())).isPresent();
        assertThat(moderation.unsuspend(head.id(), ben.id())).isInstanceOf(ActOutcome.NotAllowed.class);
        assertThat(moderation.erase(head.id(), ben.id())).isInstanceOf(ActOutcome.NotAllowed.class);
    }

    @Test
    void suspendedAccountIsErasedAfterThirtyDaysAndNotBefore() {
        publish(ben, "I was here");
        suspend();
        jdbc.sql("update accounts set own_suspended_at = now() - interval '29 days' where id = :id")
                .param("id", ben.id().value())
                .update();
        community.part(Erasure.class).eraseOverdue();
        assertThat(community.part(Posts.class).someOf(ben.id(), 9)).hasSize(1);
        jdbc.sql("update accounts set own_suspended_at = now() - interval '31 days' where id = :id")
                .param("id", ben.id().value())
                .update();
        community.part(Erasure.class).eraseOverdue();
        Eventually.assertThat(() -> community.part(Posts.class).someOf(ben.id(), 9))
                .isEmpty();
        Eventually.assertThat(() ->
                        community.part(Users.class).byAccount(ben.id()).stream().toList())
                .isEmpty();
    }

    @Test
    void erasureThatWasTakenBackInTimeDeletesNothing() {
        publish(ben, "I stay");
        suspend();
        moderation.unsuspend(head.id(), ben.id());
        community.part(Erasure.class).on(new ErasureDue(ben.id()));
        assertThat(community.part(Posts.class).someOf(ben.id(), 9)).hasSize(1);
        assertThat(community.part(Sanctioned.class).suspended()).doesNotContain(ben.id());
    }

    private void suspend() {
        assertThat(moderation.act(head.id(), ben.id(), new Decision(Measure.SUSPEND, Optional.empty(), "Spam", false)))
                .isInstanceOf(ActOutcome.Done.class);
    }

    private PostId benDoesALittleOfEverything() {
        Post annas = publish(anna, "A question for @" + ben.name());
        Post bens = publish(ben, "An answer to @" + anna.name() + " #" + ben.name());
        Reactions reactions = community.part(Reactions.class);
        reactions.favourite(ben.id(), annas.id());
        reactions.favourite(anna.id(), annas.id());
        reactions.bookmark(ben.id(), annas.id());
        reactions.pin(ben.id(), bens.id());
        reactions.muteThread(ben.id(), annas.id());
        reactions.favourite(anna.id(), bens.id());
        Publisher publisher = community.part(Publisher.class);
        publisher.boost(ben.id(), annas.id(), Visibility.PUBLIC);
        publisher.boost(anna.id(), bens.id(), Visibility.PUBLIC);
        Follows follows = community.part(Follows.class);
        follows.start(ben.id(), anna.id(), true, true);
        follows.start(head.id(), ben.id(), true, true);
        Relationships relationships = community.part(Relationships.class);
        Member carla = community.stranger();
        relationships.block(ben.id(), carla.id());
        Groups groups = community.part(Groups.class);
        Group group = ((GroupOutcome.Saved)
                        groups.start(head.id(), "of_" + ben.name(), new GroupText("Skin", "", "", Posting.EVERYBODY)))
                .group();
        groups.appoint(head.id(), group.id(), ben.name());
        relationships.mute(carla.id(), ben.id(), true, Optional.empty());
        relationships.note(ben.id(), anna.id(), "Knows ECGs");
        PeopleLists lists = community.part(PeopleLists.class);
        lists.add(ben.id(), lists.create(ben.id(), "Teachers", "list", false).id(), List.of(anna.id()));
        lists.add(head.id(), lists.create(head.id(), "Mine", "list", false).id(), List.of(ben.id()));
        Hashtags hashtags = community.part(Hashtags.class);
        hashtags.follow(ben.id(), "ecg");
        hashtags.feature(ben.id(), "ecg");
        community.part(Drafts.class).save(ben.id(), Optional.empty(), Draft.of("Not yet"));
        community.token(ben);
        jdbc.sql("insert into markers values (:id, 'home', 1, 1, now())")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into usual_quote_policies values (:id, 0)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into notice_policies values (:id, 0, 0, 0, 0, 0)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into remembered_answers values (:id, 'some name', now())")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into dismissed_suggestions values (:id, 1)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into conversations values (:id, 1, 1, 1, '{}', true, false)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into conversations values (1, 2, 1, 1, array[:id], true, false)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into hidden_domains values (:id, 'other.example', 1)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into actor_keys values (:id, 'RSA', '', '', now())")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into announcements_read values (:id, 1)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into announcement_reactions values (1, 'ecg', :id, 1)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into filters values (:id, 1, 'Title', '{HOME}', 'HIDE', null)")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into outgoing_activities values (1, :id, null, false, '')")
                .param("id", ben.id().value())
                .update();
        jdbc.sql("insert into delivery_outcomes values (1, 'other.example', :id, now(), null, null)")
                .param("id", ben.id().value())
                .update();
        return annas.id();
    }

    private Post publish(Member author, String text) {
        NewPost post = new NewPost(Draft.of(text), Said.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
        return ((PublishOutcome.Published) community.part(Publisher.class).publish(author.id(), post)).post();
    }

    private long favouritesOf(PostId post) {
        return community
                .part(Posts.class)
                .unfiltered(List.of(post))
                .getFirst()
                .counts()
                .favourites();
    }

    /** Each column of a table that holds the id, alone or in a list; whatever is added to the database later is looked through too. */
    private List<String> rowsNaming(AccountId account) {
        List<String> found = new ArrayList<>();
        for (Column column : columns()) {
            boolean holds = jdbc.sql("select exists (select 1 from " + column.table() + " where "
                            + (column.isList() ? ":id = any(%s)" : "%s = :id").formatted(column.name()) + ")")
                    .param("id", account.value())
                    .query(Boolean.class)
                    .single();
            String name = column.table() + "." + column.name();
            if (holds && !KEPT.contains(name)) {
                found.add(name);
            }
        }
        return found;
    }

    private List<Column> columns() {
        return jdbc.sql("""
                        select table_name, column_name, udt_name = '_int8' as is_list
                        from information_schema.columns
                        where table_schema = 'public'
                          and udt_name in ('int8', '_int8')
                        """)
                .query((row, n) -> new Column(
                        row.getString("table_name"), row.getString("column_name"), row.getBoolean("is_list")))
                .list();
    }

    private record Column(String table, String name, boolean isList) {}
}
