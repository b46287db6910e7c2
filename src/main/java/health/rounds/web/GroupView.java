package health.rounds.web;

import health.rounds.accounts.Account;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a group shows beside what the pages of all accounts show.
 *
 * @param rules safe HTML; empty for none
 * @param moderators empty for groups of other servers
 * @param keeper whether the reader moderates it
 * @param compose for members: the composer, in which the group is named already
 */
public record GroupView(String rules, List<Account> moderators, boolean keeper, Optional<ComposeView> compose) {
    public GroupView {
        moderators = List.copyOf(moderators);
    }
}
