package health.rounds.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom PostgreSQL's programs run, since they refuse to run as root, and how their life is tied to ours.
 *
 * <p>An ordinary account runs them as itself. Root drops to an account without rights through {@code setpriv}; where that account
 * cannot reach the data folder (say, below {@code /root}), root runs them in a user namespace of their own instead, in which they
 * hold no privilege and do not see themselves as root. So does an account without a name, as containers have, since initdb wants
 * one.
 *
 * <p>{@code setpriv --pdeathsig INT} makes the kernel ask PostgreSQL to stop when the thread that started it ends, even by
 * {@code kill -9}; {@code setsid} keeps a Ctrl-C in the terminal from reaching it before the server has answered its last request.
 *
 * @param prefix what stands before a program and its arguments
 * @param owner who must own the database's files
 */
record DatabaseAccount(List<String> prefix, UserPrincipal owner) {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final String NOBODY = "65534";

    /** Chooses for the account that runs this process. */
    static DatabaseAccount forFolder(Path folder) {
        try {
            UserPrincipal self = Files.getOwner(Path.of("/proc/self"));
            return switch (self.getName()) {
                case "root" -> dropped(folder).or(() -> namespaced(self)).orElseThrow(() -> unreachable(folder));
                case String name when name.matches("\\d+") -> namespaced(self).orElseThrow(() -> nameless(name));
                default -> ordinary(self);
            };
        } catch (IOException e) {
            throw new StartError("Cannot tell which account runs Rounds.", e);
        }
    }

    private static DatabaseAccount ordinary(UserPrincipal self) {
        List<String> tied = List.of("setsid", "setpriv", "--pdeathsig", "INT");
        return new DatabaseAccount(works(tied) ? tied : List.of(), self);
    }

    private static StartError unreachable(Path folder) {
        return new StartError(("Running as root, PostgreSQL needs another account, and none can reach %s."
                        + " Choose a data folder outside of private folders, such as /var/lib/rounds,"
                        + " or run Rounds as an ordinary user.")
                .formatted(folder));
    }

    private static StartError nameless(String number) {
        return new StartError("The account %s has no name in /etc/passwd, and PostgreSQL wants one.".formatted(number));
    }

    private static Optional<DatabaseAccount> dropped(Path folder) {
        for (String name : CANDIDATES) {
            List<String> prefix = List.of(
                    "setsid", "setpriv", "--reuid=" + name, "--regid=" + name, "--clear-groups", "--pdeathsig", "INT");
            if (works(prefix, "test", "-x", folder.toString())) {
                return principal(folder, name).map(owner -> new DatabaseAccount(prefix, owner));
            }
        }
        return Optional.empty();
    }

    private static Optional<DatabaseAccount> namespaced(UserPrincipal root) {
        List<String> prefix = List.of(
                "setsid",
                "unshare",
                "--user",
                "--map-user=" + NOBODY,
                "--map-group=" + NOBODY,
                "setpriv",
                "--pdeathsig",
                "INT");
        return works(prefix) ? Optional.of(new DatabaseAccount(prefix, root)) : Optional.empty();
    }

    private static Optional<UserPrincipal> principal(Path folder, String name) {
        try {
            return Optional.of(
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean works(List<String> prefix) {
        return works(prefix, "true");
    }

    private static boolean works(List<String> prefix, String... program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(program));
        try {
            return builder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The program, ready to start as this account. */
    ProcessBuilder run(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return builder(command);
    }

    /** In a folder that every account can enter, and without our environment, which may hold passwords. */
    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /** Gives the account a folder with all that is in it; does nothing when it has it. */
    void give(Path folder) throws IOException {
        if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    Files.setOwner(file, owner);
                }
                return FileVisitResult.CONTINUE;
            }

            // The folder itself comes last, so that a walk cut short starts again next time.
            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                Files.setOwner(visited, owner);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
