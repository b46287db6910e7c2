package health.rounds.commands;

import health.rounds.guard.Guard;
import health.rounds.guard.ScreenLines;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code rounds screen}: what the guard finds, for texts on standard input; no server, no database, nothing stored. */
@Command(
        name = "screen",
        description = {
            "Says what could identify a patient in texts, one JSON object a line.",
            "In:  {\"id\":1,\"text\":\"…\"}",
            "Out: {\"id\":1,\"verdict\":\"pass|nudge|ask|block\",\"spans\":[{\"start\":0,\"end\":9,\"type\":\"…\","
                    + "\"action\":\"…\",\"suggestion\":\"…\"}]}",
            "Offsets count UTF-16 code units. Nothing is stored or sent."
        },
        mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        try (var in = new FileInputStream(FileDescriptor.in);
                var out = new FileOutputStream(FileDescriptor.out)) {
            return new ScreenLines(new Guard()).run(in, out);
        }
    }
}
