package health.rounds.demo;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.FollowOutcome;
import health.rounds.accounts.Follows;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.ProfileField;
import health.rounds.accounts.ProfileOutcome;
import health.rounds.accounts.Relationships;
import health.rounds.groups.GroupOutcome;
import health.rounds.groups.GroupText;
import health.rounds.groups.Groups;
import health.rounds.groups.Posting;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.media.MediaLibrary;
import health.rounds.media.ProfilePicture;
import health.rounds.media.ProfilePictureOutcome;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Signs the people of the demonstration up, gives them faces, and lets them follow each other and meet in groups. */
@Component
final class Cast {
    private final Users users;
    private final Accounts accounts;
    private final Follows follows;
    private final Relationships relationships;
    private final MediaLibrary library;
    private final Groups groups;

    Cast(
            Users users,
            Accounts accounts,
            Follows follows,
            Relationships relationships,
            MediaLibrary library,
            Groups groups) {
        this.users = users;
        this.accounts = accounts;
        this.follows = follows;
        this.relationships = relationships;
        this.library = library;
        this.groups = groups;
    }

    Joined join(Script script) {
        // Hashing a password and re-encoding a picture take tens of milliseconds of a core each.
        Joined joined = new Joined(script.people().parallelStream()
                .collect(Collectors.toUnmodifiableMap(
                        Script.Person::username, person -> join(person, script.password()))));
        script.people().forEach(person -> meet(person, joined));
        script.groups().forEach(group -> gather(group, joined));
        return joined;
    }

    private void gather(Script.Group group, Joined joined) {
        AccountId by = joined.named(group.startedBy());
        GroupText text = new GroupText(group.title(), group.description(), group.rules(), Posting.EVERYBODY);
        if (!(groups.start(by, group.handle(), text) instanceof GroupOutcome.Saved(var started))) {
            throw new IllegalStateException("The group " + group.handle() + " could not be started");
        }
        group.moderators().forEach(name -> groups.appoint(by, started.id(), name));
        group.members().forEach(name -> follows.start(joined.named(name), started.id(), true, false));
    }

    private AccountId join(Script.Person person, String password) {
        AccountId id = users.create(new NewUser(
                        person.username(),
                        person.name(),
                        person.username() + "@example.org",
                        Optional.of(password),
                        person.role().orElse(Role.MEMBER),
                        true,
                        true))
                .user()
                .account();
        ProfileOutcome outcome = accounts.change(id, profile(person, id));
        if (!(outcome instanceof ProfileOutcome.Changed)) {
            throw new IllegalStateException("The profile of " + person.username() + ": " + outcome);
        }
        return id;
    }

    private ProfileChange profile(Script.Person person, AccountId id) {
        List<ProfileField> fields = person.fields().entrySet().stream()
                .map(field -> new ProfileField(field.getKey(), field.getValue()))
                .toList();
        return new ProfileChange(
                Optional.of(person.name()),
                Optional.of(person.bio()),
                Optional.of(fields),
                Optional.of(person.locked()),
                Optional.empty(),
                Optional.of(person.discoverable().orElse(true)),
                Optional.of(store(id, person.portrait().png(), ProfilePicture.AVATAR)),
                person.header().map(header -> store(id, header.png(), ProfilePicture.HEADER)));
    }

    private String store(AccountId owner, byte[] png, ProfilePicture kind) {
        return switch (library.storeProfilePicture(owner, new ByteArrayInputStream(png), kind)) {
            case ProfilePictureOutcome.Stored(var file) -> file;
            case ProfilePictureOutcome.Refused(var reason) -> throw new IllegalStateException(reason);
        };
    }

    private void meet(Script.Person person, Joined joined) {
        AccountId id = joined.named(person.username());
        person.blocks().forEach(whom -> relationships.block(id, joined.named(whom)));
        for (String name : person.follows()) {
            AccountId whom = joined.named(name);
            if (follows.start(id, whom, true, false) == FollowOutcome.REQUESTED) {
                follows.accept(whom, id);
            }
        }
        person.asksToFollow().forEach(whom -> follows.start(id, joined.named(whom), true, false));
    }
}
