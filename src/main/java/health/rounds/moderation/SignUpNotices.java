package health.rounds.moderation;

import health.rounds.identity.SignedUp;
import health.rounds.identity.Staff;
import health.rounds.notifications.NoticeKind;
import health.rounds.notifications.Notifications;
import health.rounds.platform.OutboxListener;
import org.springframework.stereotype.Component;

/** Tells moderators who has joined, or asks to. */
@Component
class SignUpNotices implements OutboxListener<SignedUp> {
    private final Staff staff;
    private final Notifications notifications;

    SignUpNotices(Staff staff, Notifications notifications) {
        this.staff = staff;
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "sign-up-notices";
    }

    @Override
    public Class<SignedUp> events() {
        return SignedUp.class;
    }

    /** Only there is it known in memory who the moderators are now. */
    @Override
    public boolean isForServer() {
        return true;
    }

    @Override
    public void on(SignedUp event) {
        staff.roles().keySet().stream()
                .filter(moderator -> !moderator.equals(event.account()))
                .forEach(moderator -> notifications.tell(moderator, NoticeKind.SIGN_UP, event.account(), 0));
    }
}
