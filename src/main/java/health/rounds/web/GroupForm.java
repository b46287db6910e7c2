package health.rounds.web;

import health.rounds.groups.Group;
import health.rounds.groups.GroupText;
import health.rounds.groups.Posting;

/** The form of a group as it was typed. */
public record GroupForm(String handle, String title, String description, String rules, Posting posting) {
    static final GroupForm EMPTY = new GroupForm("", "", "", "", Posting.EVERYBODY);

    static GroupForm of(Group group) {
        return new GroupForm(
                group.account().username(),
                group.account().displayName(),
                group.account().bio(),
                group.rules(),
                group.posting());
    }

    GroupText text() {
        return new GroupText(title, description, rules, posting);
    }
}
