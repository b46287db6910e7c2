package health.rounds.commands;

import health.rounds.platform.Setting;
import health.rounds.platform.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that every command on a community shares. */
final class SettingOptions {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of the community (ROUNDS_DATA, default ./data).")
    private Optional<String> data = Optional.empty();

    Settings read() {
        return read(Map.of());
    }

    /** From the environment, this option and those of the command, which win. */
    Settings read(Map<Setting, Optional<String>> options) {
        Map<String, String> overrides = new HashMap<>();
        data.ifPresent(value -> overrides.put(Setting.ROUNDS_DATA.name(), value));
        options.forEach((setting, value) -> value.ifPresent(it -> overrides.put(setting.name(), it)));
        return Settings.from(System.getenv(), overrides);
    }
}
