package health.rounds.mastodon;

import health.rounds.identity.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Role, as in Mastodon's documentation. Permissions are a sum of its flags, as text: apps show what they allow, and every handler asks
 * for the role itself.
 */
record RoleEntity(String id, String name, String color, String permissions, boolean highlighted) {
    private static final int VIEW_AUDIT_LOG = 0x4;
    private static final int VIEW_DASHBOARD = 0x8;
    private static final int MANAGE_REPORTS = 0x10;
    private static final int MANAGE_FEDERATION = 0x20;
    private static final int MANAGE_BLOCKS = 0x80;
    private static final int MANAGE_TAXONOMIES = 0x100;
    private static final int MANAGE_USERS = 0x400;
    private static final int DELETE_USER_DATA = 0x80000;

    private static final int MODERATION =
            VIEW_AUDIT_LOG | VIEW_DASHBOARD | MANAGE_REPORTS | MANAGE_TAXONOMIES | MANAGE_USERS;
    private static final int ADMINISTRATION = MODERATION | MANAGE_FEDERATION | MANAGE_BLOCKS | DELETE_USER_DATA;

    static RoleEntity of(Role role) {
        return switch (role) {
            // -99 is how Mastodon calls everyone who has no particular role.
            case MEMBER -> new RoleEntity("-99", "", "", "0", false);
            case MODERATOR -> new RoleEntity("1", "Moderator", "", Integer.toString(MODERATION), true);
            case PRIVACY_OFFICER -> new RoleEntity("3", "Privacy officer", "", Integer.toString(MODERATION), true);
            case ADMIN -> new RoleEntity("2", "Admin", "", Integer.toString(ADMINISTRATION), true);
        };
    }

    /** The role with this id. */
    static Optional<Role> named(String id) {
        return Stream.of(Role.values()).filter(role -> of(role).id().equals(id)).findFirst();
    }

    /** Account::Role: what a profile shows of it; nothing for those who have no particular role. */
    static List<Badge> badges(Role role) {
        RoleEntity entity = of(role);
        return entity.highlighted() ? List.of(new Badge(entity.id(), entity.name(), entity.color())) : List.of();
    }

    /** What a profile shows of a role. */
    record Badge(String id, String name, String color) {}
}
