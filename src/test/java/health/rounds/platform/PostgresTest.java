package health.rounds.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresTest {
    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void shareThePrograms() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = temp.resolve("data");
        TestPostgres.linkPrograms(folder);
    }

    @Test
    void startsOnAnEmptyFolderAndKeepsRowsAcrossARestart() {
        try (Postgres postgres = Postgres.own(folder)) {
            client(postgres).sql("create table note (text text)").update();
            client(postgres).sql("insert into note values ('Grüße ❤')").update();
        }
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(client(postgres)
                            .sql("select text from note")
                            .query(String.class)
                            .list())
                    .containsExactly("Grüße ❤");
        }
    }

    @Test
    void isDurableUnicodeAndRunsAsAnOrdinaryRole() {
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(show(postgres, "server_encoding")).isEqualTo("UTF8");
            assertThat(client(postgres)
                            .sql("select lower('ÄÉ')")
                            .query(String.class)
                            .single())
                    .isEqualTo("äé");
            assertThat(client(postgres)
                            .sql("select rolsuper or rolcreaterole from pg_roles where rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        try (Postgres postgres = Postgres.own(folder)) {
            var stranger = new DatabaseUrl(postgres.url().jdbc(), Optional.of("rounds"), Optional.of("guess"));
            assertThatThrownBy(() -> stranger.connections().getConnection()).hasMessageContaining("password");
            var superuser = new DatabaseUrl(
                    postgres.url().jdbc(),
                    Optional.of("postgres"),
                    postgres.url().password());
            assertThatThrownBy(() -> superuser.connections().getConnection()).hasMessageContaining("pg_hba");
        }
    }

    @Test
    void secondServerOnTheFolderIsRefusedAndACommandJoins() {
        try (Postgres server = Postgres.own(folder)) {
            client(server).sql("create table note (text text)").update();
            assertThatThrownBy(() -> Postgres.own(folder))
                    .isInstanceOf(StartError.class)
                    .hasMessageContaining("already uses the data folder");
            try (Postgres command = Postgres.join(folder)) {
                client(command)
                        .sql("insert into note values ('from a command')")
                        .update();
            }
            assertThat(client(server)
                            .sql("select count(*) from note")
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void commandStartsTheDatabaseForItselfWhenNoServerRuns() {
        Postgres.own(folder).close();
        try (Postgres command = Postgres.join(folder)) {
            assertThat(client(command).sql("select 1").query(Integer.class).single())
                    .isOne();
        }
        Postgres.own(folder).close();
    }

    @Test
    void everyAcknowledgedRowOutlivesAKilledServer() throws Exception {
        List<String> acknowledged = PostgresWriter.writeUntilKilled(List.of(), folder, 300, false);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(300);
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(client(postgres)
                            .sql("select id::text from written")
                            .query(String.class)
                            .list())
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
        }
    }

    @Test
    void everyAcknowledgedRowOutlivesAKilledDatabaseToo() throws Exception {
        List<String> acknowledged = PostgresWriter.writeUntilKilled(List.of(), folder, 300, true);
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(client(postgres)
                            .sql("select id::text from written")
                            .query(String.class)
                            .list())
                    .containsAll(acknowledged);
        }
    }

    @Test
    void databaseThatDiesIsStartedAgainOnTheSamePort() throws Exception {
        try (Postgres postgres = Postgres.own(folder)) {
            client(postgres).sql("create table note (text text)").update();
            long pid = PostgresWriter.databaseProcess(folder);
            new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
            long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!answers(postgres) && System.nanoTime() < giveUp) {
                Thread.sleep(50);
            }
            assertThat(client(postgres)
                            .sql("select count(*) from note")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(PostgresWriter.databaseProcess(folder)).isNotEqualTo(pid);
        }
    }

    @Test
    void orphanThatOutlivedItsServerIsStopped() throws Exception {
        Postgres.own(folder).close();
        var data = new DataFolder(folder);
        var account = DatabaseAccount.forFolder(folder);
        var untied = new PostgresPrograms(
                PostgresArchive.unpackedIn(data),
                new DatabaseAccount(
                        account.prefix().stream()
                                .filter(it -> !it.equals("--pdeathsig") && !it.equals("INT"))
                                .toList(),
                        account.owner()));
        Process orphan = untied.server(folder.resolve("database"), freePort()).start();
        while (!Files.exists(folder.resolve("database/postmaster.pid"))) {
            Thread.sleep(20);
        }
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(answers(postgres)).isTrue();
        }
    }

    @Test
    void numberOfAKilledServerMayBelongToAnotherProgramByNow() throws Exception {
        Path file = folder.resolve("database/postmaster.pid");
        List<String> left;
        try (Postgres postgres = Postgres.own(folder)) {
            client(postgres).sql("create table note (text text)").update();
            left = new ArrayList<>(Files.readAllLines(file));
        }
        Process other = DatabaseAccount.forFolder(folder)
                .run(Path.of("/bin/sleep"), List.of("60"))
                .start();
        left.set(0, Long.toString(other.pid()));
        Files.write(file, left);
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(answers(postgres)).isTrue();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @ParameterizedTest(name = "as {0}")
    @ValueSource(strings = {"65534", "4711"})
    void accountWithOrWithoutANameRunsItsOwnDatabase(String account) throws Exception {
        // In a user namespace this process is no longer root to itself, but still reads the class path below /root.
        List<String> asOrdinary = List.of("unshare", "--user", "--map-user=" + account, "--map-group=" + account);
        List<String> probe =
                Stream.concat(asOrdinary.stream(), Stream.of("true")).toList();
        assumeTrue(new ProcessBuilder(probe).start().waitFor() == 0, "no user namespaces here");
        List<String> acknowledged = PostgresWriter.writeUntilKilled(asOrdinary, folder, 50, false);
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(client(postgres)
                            .sql("select id::text from written")
                            .query(String.class)
                            .list())
                    .containsAll(acknowledged);
        }
    }

    @Test
    void folderBelowAPrivateOneWorksTooAndLaterBelowAnOpenOne() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
        try (Postgres postgres = Postgres.own(folder)) {
            client(postgres).sql("create table note (text text)").update();
        }
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(client(postgres)
                            .sql("select count(*) from note")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void lostPasswordFileIsMadeAnew() throws Exception {
        Postgres.own(folder).close();
        Files.delete(folder.resolve("database.properties"));
        try (Postgres postgres = Postgres.own(folder)) {
            assertThat(answers(postgres)).isTrue();
        }
    }

    @Test
    void passwordIsForTheOwnerAloneAndInNoLog() throws Exception {
        try (Postgres postgres = Postgres.own(folder)) {
            Path access = folder.resolve("database.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() ->
                    client(postgres).sql("select 'private words' from nowhere").update());
            String password = postgres.url().password().orElseThrow();
            assertThat(Files.readString(folder.resolve("database.log"))).doesNotContain(password, "private words");
            assertThat(postgres.url().toString()).doesNotContain(password);
        }
    }

    @Test
    void strangeVersionOfFilesIsRefusedUntouched() throws Exception {
        Postgres.own(folder).close();
        Files.writeString(folder.resolve("database/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> Postgres.own(folder))
                .isInstanceOf(StartError.class)
                .hasMessageContaining("PostgreSQL 17");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(Postgres postgres) {
        try {
            return client(postgres).sql("select 1").query(Integer.class).single() == 1;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String show(Postgres postgres, String parameter) {
        return client(postgres).sql("show " + parameter).query(String.class).single();
    }

    private static JdbcClient client(Postgres postgres) {
        return JdbcClient.create(postgres.url().connections());
    }
}
