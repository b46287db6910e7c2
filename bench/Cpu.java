package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Processor time, user and system, in microseconds.
 *
 * @param own of the process
 * @param children of all its children and theirs, those that have ended included
 */
record Cpu(double own, double children) {
    // proc(5) counts in USER_HZ, which is 100 on every Linux that runs Java 25.
    private static final double MICROS_A_TICK = 10_000;

    /** What a running process has used since it began. */
    static Cpu of(ProcessHandle process) {
        long[] self = ticks(process.pid());
        long below = self[1]
                + process.descendants()
                        .map(child -> ticks(child.pid()))
                        .mapToLong(child -> child[0] + child[1])
                        .sum();
        return new Cpu(self[0] * MICROS_A_TICK, below * MICROS_A_TICK);
    }

    Cpu since(Cpu before) {
        return new Cpu(own - before.own, children - before.children);
    }

    double total() {
        return own + children;
    }

    /** Ticks of the process, and of those of its children that it has waited for. */
    private static long[] ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field, the name, may hold spaces; after it come fields 3 and on, of which 14 to 17 are meant.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new long[] {
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                Long.parseLong(fields[13]) + Long.parseLong(fields[14])
            };
        } catch (NoSuchFileException e) {
            return new long[] {0, 0}; // it ended meanwhile, and its parent has its time
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
