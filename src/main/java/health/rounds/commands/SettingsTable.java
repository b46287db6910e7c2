package health.rounds.commands;

import health.rounds.platform.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The settings as a part of the help. */
final class SettingsTable {
    private static final String SECTION = "settings";

    private SettingsTable() {}

    /** Before the last section of the command's help and of the named one below it. */
    static void addTo(CommandLine command, String below) {
        add(command);
        command.getSubcommands().entrySet().stream()
                .filter(it -> it.getKey().equals(below))
                .forEach(it -> add(it.getValue()));
    }

    private static void add(CommandLine line) {
        List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
        sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), SECTION);
        line.setHelpSectionKeys(sections);
        line.getHelpSectionMap().put(SECTION, help -> text());
    }

    private static String text() {
        var text = new StringBuilder("%nSettings, read from the environment:%n".formatted());
        for (Setting setting : Setting.values()) {
            text.append("  %-26s %s%n".formatted(setting, setting.meaning()))
                    .append("  %-26s (default: %s)%n".formatted("", setting.standard()));
        }
        return text.append(
                        "Options win over settings. A setting that Rounds does not know stops the start.%n".formatted())
                .toString();
    }
}
