package health.rounds.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of each address that incomplete lists of private ones have left out. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ValueSource(
        strings = {
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "100.64.0.1",
            "169.254.169.254",
            "10.0.0.1",
            "192.168.1.1",
            "fd00::1",
            "fe80::1",
            "0.0.0.0"
        })
public @interface EachPrivateAddress {}
