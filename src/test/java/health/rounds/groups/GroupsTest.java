package health.rounds.groups;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.FollowOutcome;
import health.rounds.accounts.Follows;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.moderation.ActOutcome;
import health.rounds.moderation.Decision;
import health.rounds.moderation.Measure;
import health.rounds.moderation.Moderation;
import health.rounds.notifications.Notice;
import health.rounds.notifications.NoticeQuery;
import health.rounds.notifications.Notifications;
import health.rounds.platform.Page;
import health.rounds.posts.Boosts;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.timelines.Timelines;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Groups of one community: who starts them, and what reaches whom through them. */
class GroupsTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Community community = Community.shared();
    private final Groups groups = community.part(Groups.class);
    private final GroupPosts inGroup = community.part(GroupPosts.class);
    private final Follows follows = community.part(Follows.class);
    private final Member head = community.stranger(Role.MODERATOR);
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();

    @Test
    void groupIsAnAccountThatNobodySignsInTo() {
        Group group = start(Posting.EVERYBODY);
        assertThat(group.account().group()).isTrue();
        assertThat(group.account().displayName()).isEqualTo("Skin under the microscope");
        assertThat(group.account().bio()).isEqualTo("Cases and questions of dermatopathology.");
        assertThat(group.rules()).isEqualTo("Be kind.");
        assertThat(groups.moderators(group.id())).extracting("id").containsExactly(head.id());
        assertThat(groups.all()).extracting(Group::id).contains(group.id());
        assertThat(community.part(Users.class).byAccount(group.id())).isEmpty();
        assertThat(community.part(Accounts.class).search(group.account().username(), Optional.empty(), false, 0, 5))
                .extracting("group")
                .containsExactly(true);
    }

    @Test
    void membersDoNotStartGroups() {
        assertThat(reason(groups.start(anna.id(), name(), text("Title"))))
                .isEqualTo("Only moderators of this community can start a group.");
    }

    @Test
    void badInputIsRefusedWithAReason() {
        assertThat(reason(groups.start(head.id(), "admin", text("Title")))).contains("kept for those who run");
        assertThat(reason(groups.start(head.id(), anna.name(), text("Title")))).isEqualTo("This user name is taken.");
        assertThat(reason(groups.start(head.id(), "no-such name", text("Title"))))
                .contains("letters a to z");
        assertThat(reason(groups.start(head.id(), name(), text(" ")))).isEqualTo("Give the group a title.");
        assertThat(reason(groups.start(head.id(), name(), text("x".repeat(51)))))
                .isEqualTo("The title may have 50 characters at most.");
        assertThat(reason(
                        groups.start(head.id(), name(), new GroupText("Title", "x".repeat(501), "", Posting.MEMBERS))))
                .isEqualTo("The description may have 500 characters at most.");
        assertThat(reason(groups.start(
                        head.id(), name(), new GroupText("Title", "", "x".repeat(1_001), Posting.MEMBERS))))
                .isEqualTo("The rules may have 1,000 characters at most.");
    }

    @Test
    void wordsThatCouldIdentifyAPatientAreNotStored() {
        String name = name();
        GroupText said = new GroupText(
                "Title", "", "Ask about our patient John Miller, born 12 March 1951, MRN 4415523.", Posting.MEMBERS);
        assertThat(groups.start(head.id(), name, said)).isInstanceOf(GroupOutcome.Held.class);
        assertThat(groups.byHandle(name)).isEmpty();
    }

    @Test
    void moderatorsChangeWhatItSaysAndOthersDoNot() {
        Group group = start(Posting.EVERYBODY);
        GroupText changed = new GroupText("Skin", "Of skin.", "Be brief.", Posting.MEMBERS);
        assertThat(reason(groups.change(anna.id(), group.id(), changed)))
                .isEqualTo("Only moderators of the group can do that.");
        saved(groups.appoint(head.id(), group.id(), "@" + anna.name()));
        Group now = saved(groups.change(anna.id(), group.id(), changed));
        assertThat(now.account().displayName()).isEqualTo("Skin");
        assertThat(now.rules()).isEqualTo("Be brief.");
        assertThat(now.posting()).isEqualTo(Posting.MEMBERS);
        saved(groups.dismiss(head.id(), group.id(), head.id()));
        assertThat(reason(groups.dismiss(head.id(), group.id(), anna.id()))).contains("keeps one moderator");
        assertThat(reason(groups.appoint(head.id(), group.id(), "nobody_of_this_name")))
                .contains("Nobody here has that name");
    }

    @Test
    void postAndAnswersReachTheMembers() {
        Group group = start(Posting.MEMBERS);
        join(anna, group);
        join(ben, group);
        Post question = publish(anna, mention(group) + " Which stain first?", Visibility.PUBLIC, Optional.empty());
        Eventually.assertThat(() -> passedOn(group)).isEqualTo(List.of(question.id()));
        assertThat(community.part(Timelines.class).home(ben.id(), Page.first(5)))
                .isEqualTo(community.part(Boosts.class).of(question.id()));
        Post answer = publish(ben, "The cheap one.", Visibility.PUBLIC, Optional.of(question.id()));
        Eventually.assertThat(() -> passedOn(group)).isEqualTo(List.of(answer.id(), question.id()));
    }

    @Test
    void strangersPostIsPassedOnOnlyWhereEverybodyMayPost() {
        Group open = start(Posting.EVERYBODY);
        Group closed = start(Posting.MEMBERS);
        Post post = publish(anna, mention(closed) + mention(open) + "Hello", Visibility.PUBLIC, Optional.empty());
        Eventually.assertThat(() -> passedOn(open)).isEqualTo(List.of(post.id()));
        assertThat(passedOn(closed)).isEmpty();
    }

    @Test
    void whatIsForFewerStaysWithThem() {
        Group group = start(Posting.EVERYBODY);
        publish(anna, mention(group) + "For my followers", Visibility.FOLLOWERS, Optional.empty());
        publish(anna, mention(group) + "For you", Visibility.DIRECT, Optional.empty());
        Post post = publish(anna, mention(group) + "For all", Visibility.PUBLIC, Optional.empty());
        Eventually.assertThat(() -> passedOn(group)).isEqualTo(List.of(post.id()));
    }

    @Test
    void whoIsBannedIsNotPassedOnAndCannotJoin() {
        Group group = start(Posting.EVERYBODY);
        join(anna, group);
        assertThat(inGroup.ban(anna.id(), group.id(), ben.id())).isFalse();
        assertThat(inGroup.ban(head.id(), group.id(), anna.id())).isTrue();
        assertThat(follows.isFollowing(anna.id(), group.id())).isFalse();
        assertThat(follows.start(anna.id(), group.id(), true, false)).isEqualTo(FollowOutcome.REFUSED);
        publish(anna, mention(group) + "Let me in", Visibility.PUBLIC, Optional.empty());
        Post after = publish(ben, mention(group) + "A question", Visibility.PUBLIC, Optional.empty());
        Eventually.assertThat(() -> passedOn(group)).isEqualTo(List.of(after.id()));
        assertThat(inGroup.banned(group.id(), Page.first(5)).items())
                .extracting("id")
                .containsExactly(anna.id());
        assertThat(inGroup.unban(head.id(), group.id(), anna.id())).isTrue();
        join(anna, group);
    }

    @Test
    void removedPostStaysOutAndItsAnswersToo() {
        Group group = start(Posting.EVERYBODY);
        Post post = publish(anna, mention(group) + "Buy this", Visibility.PUBLIC, Optional.empty());
        Eventually.assertThat(() -> passedOn(group)).isEqualTo(List.of(post.id()));
        assertThat(inGroup.remove(ben.id(), group.id(), post.id())).isFalse();
        assertThat(inGroup.remove(head.id(), group.id(), post.id())).isTrue();
        assertThat(passedOn(group)).isEmpty();
        assertThat(inGroup.remove(head.id(), group.id(), post.id())).isFalse();
        publish(ben, "Where?", Visibility.PUBLIC, Optional.of(post.id()));
        Post other = publish(ben, mention(group) + "A question", Visibility.PUBLIC, Optional.empty());
        Eventually.assertThat(() -> passedOn(group)).isEqualTo(List.of(other.id()));
        assertThat(community.part(Posts.class).byId(post.id(), Optional.empty()))
                .isPresent();
    }

    @Test
    void authorIsNotToldOfWhatTheGroupDoes() {
        Group group = start(Posting.EVERYBODY);
        Post post = publish(anna, mention(group) + "Hello", Visibility.PUBLIC, Optional.empty());
        Eventually.assertThat(() -> passedOn(group)).isEqualTo(List.of(post.id()));
        community.part(Publisher.class).boost(ben.id(), post.id(), Visibility.PUBLIC);
        Eventually.assertThat(() -> tellers(anna.id())).isEqualTo(List.of(ben.id()));
        assertThat(tellers(group.id())).isEmpty();
    }

    @Test
    void moderatorsOfTheCommunitySuspendAGroupAsTheyDoAccounts() {
        Group group = start(Posting.EVERYBODY);
        assertThat(community
                        .part(Moderation.class)
                        .act(head.id(), group.id(), new Decision(Measure.SUSPEND, Optional.empty(), "Spam", false)))
                .isInstanceOf(ActOutcome.Done.class);
        assertThat(groups.all()).extracting(Group::id).doesNotContain(group.id());
        assertThat(community.part(Moderation.class).mayActOn(anna.id(), group.id()))
                .isFalse();
    }

    private Group start(Posting posting) {
        return saved(groups.start(
                head.id(),
                name(),
                new GroupText(
                        "Skin under the microscope", "Cases and questions of dermatopathology.", "Be kind.", posting)));
    }

    private static Group saved(GroupOutcome outcome) {
        return ((GroupOutcome.Saved) outcome).group();
    }

    private static String reason(GroupOutcome outcome) {
        return ((GroupOutcome.Refused) outcome).reason();
    }

    private static GroupText text(String title) {
        return new GroupText(title, "", "", Posting.MEMBERS);
    }

    private static String name() {
        return "group" + COUNT.incrementAndGet() + "_" + ProcessHandle.current().pid();
    }

    private static String mention(Group group) {
        return "@" + group.account().username() + " ";
    }

    private void join(Member member, Group group) {
        assertThat(follows.start(member.id(), group.id(), true, false)).isEqualTo(FollowOutcome.FOLLOWING);
    }

    private Post publish(Member author, String text, Visibility visibility, Optional<PostId> replyTo) {
        Draft draft = new Draft(text, "", false, Optional.empty(), visibility, replyTo, List.of(), Optional.empty());
        return ((PublishOutcome.Published) community.part(Publisher.class).publish(author.id(), NewPost.of(draft)))
                .post();
    }

    private List<PostId> passedOn(Group group) {
        List<PostId> boosts = community
                .part(Timelines.class)
                .account(group.id(), Optional.empty(), Timelines.AccountFilter.ALL, Page.first(20));
        return community.part(Posts.class).unfiltered(boosts).stream()
                .map(boost -> boost.boostOf().orElseThrow())
                .toList();
    }

    private List<AccountId> tellers(AccountId told) {
        return community.part(Notifications.class).of(told, NoticeQuery.all(), Page.first(9)).stream()
                .map(Notice::from)
                .toList();
    }
}
