package health.rounds.mastodon;

import health.rounds.identity.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a token must allow for this handler: any one of these scopes. Without it, any token will do. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Scope {
    String[] value();

    /** The least role of the member behind the token, whatever the token allows. */
    Role role() default Role.MEMBER;
}
