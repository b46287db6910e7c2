package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.rounds.platform.Settings.SignUp;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void emptyEnvironmentGivesASafeServer() {
        Settings settings = from(Map.of("PATH", "/bin", "LANG", "C"));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.signUp()).isEqualTo(SignUp.APPROVAL);
        assertThat(settings.emailConfirmation()).isTrue();
        assertThat(settings.passwordGrant()).isFalse();
        assertThat(settings.rateLimits()).isTrue();
        assertThat(settings.demo()).isFalse();
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.smtp()).isEmpty();
        assertThat(settings.privateAddresses()).isEmpty();
        assertThat(settings.extraCa()).isEmpty();
        assertThat(settings.remoteMediaBytes()).isEqualTo(10L << 30);
        assertThat(settings.remoteMediaKept()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.mailFrom()).isEqualTo("rounds@localhost");
    }

    @Test
    void everySettingIsRead() {
        Settings settings = from(Map.of(
                "ROUNDS_PORT", "9000",
                "ROUNDS_PUBLIC_URL", "https://rounds.example.org/",
                "ROUNDS_NAME", "Cardiology Society",
                "ROUNDS_SIGN_UP", "closed",
                "ROUNDS_EMAIL_CONFIRMATION", "off",
                "ROUNDS_SMTP_URL", "smtp://post%40man:p%2Fw@mail.example.org",
                "ROUNDS_PASSWORD_GRANT", "true",
                "ROUNDS_RATE_LIMITS", "off",
                "ROUNDS_TRUSTED_PROXIES", "10.0.0.0/8, ::1"));
        Settings testSetUp = from(
                Map.of("ROUNDS_ALLOW_PRIVATE_ADDRESSES", "10.1.0.0/16, fd00::/8", "ROUNDS_EXTRA_CA", "/etc/ca.pem"));
        Settings federated = from(Map.of("ROUNDS_REMOTE_MEDIA_QUOTA", "500 mb", "ROUNDS_REMOTE_MEDIA_DAYS", "30"));
        assertThat(federated.remoteMediaBytes()).isEqualTo(500L << 20);
        assertThat(federated.remoteMediaKept()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.publicUrl()).isEqualTo(URI.create("https://rounds.example.org"));
        assertThat(settings.communityName()).isEqualTo("Cardiology Society");
        assertThat(settings.signUp()).isEqualTo(SignUp.CLOSED);
        assertThat(settings.emailConfirmation()).isFalse();
        assertThat(settings.smtp())
                .contains(new SmtpServer("mail.example.org", 587, false, Optional.of("post@man"), Optional.of("p/w")));
        assertThat(settings.mailFrom()).isEqualTo("rounds@rounds.example.org");
        assertThat(settings.passwordGrant()).isTrue();
        assertThat(settings.rateLimits()).isFalse();
        assertThat(settings.trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        assertThat(testSetUp.privateAddresses()).containsExactly("10.1.0.0/16", "fd00::/8");
        assertThat(testSetUp.extraCa()).contains(Path.of("/etc/ca.pem"));
    }

    @Test
    void commandLineWinsOverEnvironment() {
        Settings settings = Settings.from(Map.of("ROUNDS_PORT", "9000"), Map.of("ROUNDS_PORT", "9001"));
        assertThat(settings.port()).isEqualTo(9001);
    }

    @Test
    void unknownSettingStopsTheStartAndNamesTheNearest() {
        assertThatThrownBy(() -> from(Map.of("ROUNDS_SIGNUP", "open")))
                .isInstanceOf(SettingsError.class)
                .hasMessageContaining("ROUNDS_SIGNUP")
                .hasMessageContaining("ROUNDS_SIGN_UP");
    }

    @ParameterizedTest
    @CsvSource({
        "ROUNDS_PORT, 80a",
        "ROUNDS_PORT, -1",
        "ROUNDS_PORT, 65536",
        "ROUNDS_PUBLIC_URL, rounds.example.org",
        "ROUNDS_PUBLIC_URL, https://rounds.example.org/path",
        "ROUNDS_PUBLIC_URL, https://user@rounds.example.org",
        "ROUNDS_PUBLIC_URL, 'https://rounds example.org'",
        "ROUNDS_SIGN_UP, maybe",
        "ROUNDS_EMAIL_CONFIRMATION, perhaps",
        "ROUNDS_RATE_LIMITS, 12",
        "ROUNDS_PASSWORD_GRANT, yes",
        "ROUNDS_MAIL_FROM, nobody",
        "ROUNDS_SMTP_URL, http://mail",
        "ROUNDS_DATABASE_URL, mysql://host/db",
        "ROUNDS_DATABASE_URL, postgresql://host",
        "ROUNDS_REMOTE_MEDIA_QUOTA, 10",
        "ROUNDS_REMOTE_MEDIA_QUOTA, 0 GB",
        "ROUNDS_REMOTE_MEDIA_DAYS, 0",
        "ROUNDS_REMOTE_MEDIA_DAYS, week",
        "ROUNDS_TRUSTED_PROXIES, proxy.example.org",
        "ROUNDS_TRUSTED_PROXIES, 10.0.0.0/33",
        "ROUNDS_TRUSTED_PROXIES, 10.0.0.0/x",
        "ROUNDS_ALLOW_PRIVATE_ADDRESSES, all",
        "ROUNDS_ALLOW_PRIVATE_ADDRESSES, 10.0.0.0/8;127.0.0.1",
    })
    void malformedValueStopsTheStartInOneLine(String name, String value) {
        assertThatThrownBy(() -> from(Map.of(name, value)))
                .isInstanceOf(SettingsError.class)
                .hasMessageContaining(name)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void passwordIsInNoMessageAndNoText() {
        assertThatThrownBy(() -> from(Map.of("ROUNDS_DATABASE_URL", "postgresql://u:s3cret@ho st/db")))
                .message()
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> from(Map.of("ROUNDS_SMTP_URL", "smtp://u:s3cret@ho st")))
                .message()
                .doesNotContain("s3cret");
        Settings settings = from(Map.of(
                "ROUNDS_DATABASE_URL", "postgresql://u:s3cret@host/db",
                "ROUNDS_SMTP_URL", "smtps://u:s3cret@host"));
        assertThat(settings.toString() + settings.smtp() + DatabaseUrl.parse("postgresql://u:s3cret@host/db"))
                .doesNotContain("s3cret");
    }

    @Test
    void bothFormsOfDatabaseAddressAreUnderstood() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://host/db?user=u").jdbc())
                .isEqualTo("jdbc:postgresql://host/db?user=u");
        DatabaseUrl url = DatabaseUrl.parse("postgresql://us%40er:p%2Bw+x@host:5433/db?sslmode=require");
        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://host:5433/db?sslmode=require");
        assertThat(url.user()).contains("us@er");
        assertThat(url.password()).contains("p+w+x");
    }

    @Test
    void derivedAddressFollowsThePortAndAGivenOneStays() {
        assertThat(from(Map.of("ROUNDS_PORT", "0")).onPort(4711).publicUrl())
                .isEqualTo(URI.create("http://localhost:4711"));
        assertThat(from(Map.of("ROUNDS_PUBLIC_URL", "https://a.example"))
                        .onPort(4711)
                        .publicUrl())
                .isEqualTo(URI.create("https://a.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.0.0.1, false",
        "0.0.0.0/0, 8.8.8.8, true",
    })
    void rangeHoldsItsAddresses(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(Setting.ROUNDS_TRUSTED_PROXIES, range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    private static Settings from(Map<String, String> environment) {
        return Settings.from(environment, Map.of());
    }
}
