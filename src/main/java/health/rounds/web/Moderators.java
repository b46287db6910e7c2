package health.rounds.web;

import health.rounds.identity.User;
import health.rounds.identity.Users;
import org.springframework.stereotype.Component;

/** Lets moderators through; to others their pages are not there. */
@Component
class Moderators {
    private final Users users;

    Moderators(Users users) {
        this.users = users;
    }

    User require(Reader reader) {
        return users.byAccount(reader.id()).filter(User::mayModerate).orElseThrow(NotHere::new);
    }
}
