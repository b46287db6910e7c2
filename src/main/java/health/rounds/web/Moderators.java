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

    void require(Reader reader) {
        if (users.byAccount(reader.id()).filter(User::mayModerate).isEmpty()) {
            throw new NotHere();
        }
    }
}
