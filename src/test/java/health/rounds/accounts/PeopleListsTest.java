package health.rounds.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.platform.InvalidInput;
import health.rounds.platform.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleListsTest {
    private static final AccountsRig RIG = new AccountsRig();
    private static int count;

    private final PeopleLists lists = RIG.lists;
    private AccountId anna = new AccountId(1);
    private AccountId ben = new AccountId(1);
    private AccountId dora = new AccountId(1);

    @BeforeEach
    void newcomers() {
        count++;
        anna = RIG.newcomer("anna" + count + "x");
        ben = RIG.newcomer("ben" + count + "x");
        dora = RIG.newcomer("dora" + count + "x");
        RIG.follows.start(anna, ben, true, false);
    }

    @AfterAll
    static void close() {
        RIG.close();
    }

    @Test
    void listIsTheOwnersAlone() {
        PeopleList list = lists.create(anna, " Echo ", "list", true);

        assertThat(list.title()).isEqualTo("Echo");
        assertThat(lists.byId(anna, list.id())).contains(list);
        assertThat(lists.byId(ben, list.id())).isEmpty();
        assertThat(lists.change(ben, list.id(), "Mine", "list", false)).isEmpty();
        assertThat(lists.add(ben, list.id(), List.of(ben))).isFalse();
        lists.remove(ben, list.id());
        assertThat(lists.of(anna)).containsExactly(list);
    }

    @Test
    void membersMustBeFollowedOrTheOwner() {
        PeopleList list = lists.create(anna, "Echo", "list", false);

        assertThat(lists.add(anna, list.id(), List.of(ben, dora))).isFalse();
        assertThat(lists.memberIds(list.id())).isEmpty();
        assertThat(lists.add(anna, list.id(), List.of(ben, anna))).isTrue();
        assertThat(lists.memberIds(list.id())).containsExactly(ben, anna);
        assertThat(lists.members(anna, list.id(), Page.first(1)).items())
                .extracting(Account::id)
                .containsExactly(anna);
        assertThat(lists.containing(anna, ben)).containsExactly(list);

        lists.drop(anna, list.id(), List.of(anna));
        assertThat(lists.memberIds(list.id())).containsExactly(ben);
    }

    @Test
    void whoeverIsNoLongerFollowedLeavesTheLists() {
        PeopleList list = lists.create(anna, "Echo", "list", false);
        lists.add(anna, list.id(), List.of(ben));
        assertThat(lists.memberIds(list.id())).containsExactly(ben);

        RIG.follows.stop(anna, ben);

        assertThat(lists.memberIds(list.id())).isEmpty();
        assertThat(lists.containing(anna, ben)).isEmpty();
    }

    @Test
    void removedListLeavesNothing() {
        PeopleList list = lists.create(anna, "Echo", "list", false);
        lists.add(anna, list.id(), List.of(ben));
        lists.remove(anna, list.id());

        assertThat(lists.of(anna)).isEmpty();
        assertThat(lists.memberIds(list.id())).isEmpty();
    }

    @Test
    void titlesPoliciesAndNumberAreBounded() {
        assertThatThrownBy(() -> lists.create(anna, " ", "list", false)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> lists.create(anna, "x".repeat(257), "list", false))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> lists.create(anna, "Echo", "everyone", false)).isInstanceOf(InvalidInput.class);
        int most = RIG.accounts.limits().lists();
        for (int i = 0; i < most; i++) {
            lists.create(anna, "List " + i, "list", false);
        }
        assertThatThrownBy(() -> lists.create(anna, "One more", "list", false)).isInstanceOf(InvalidInput.class);
    }
}
