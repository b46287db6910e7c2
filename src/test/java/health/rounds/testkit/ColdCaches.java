package health.rounds.testkit;

import com.github.benmanes.caffeine.cache.Cache;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Empties every cache of the server, so that a test sees what a reader costs who comes after a restart. */
@Component
public final class ColdCaches {
    private static final String OURS = "health.rounds.";

    private final ApplicationContext context;

    ColdCaches(ApplicationContext context) {
        this.context = context;
    }

    /** Empties them now. */
    public void make() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String name : context.getBeanDefinitionNames()) {
            if (context.isSingleton(name)) {
                empty(context.getBean(name), seen);
            }
        }
    }

    private static void empty(Object owner, Set<Object> seen) {
        if (!owner.getClass().getName().startsWith(OURS) || !seen.add(owner)) {
            return;
        }
        for (Class<?> type = owner.getClass(); type.getName().startsWith(OURS); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    emptyField(owner, field, seen);
                }
            }
        }
    }

    private static void emptyField(Object owner, Field field, Set<Object> seen) {
        try {
            field.setAccessible(true);
            Object value = field.get(owner);
            if (value instanceof Cache<?, ?> cache) {
                cache.invalidateAll();
            } else if (value != null) {
                empty(value, seen);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
