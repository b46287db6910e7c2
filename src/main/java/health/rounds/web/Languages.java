package health.rounds.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** The languages that the composer offers, each by its own name. */
public final class Languages {
    private static final List<String> OFFERED = List.of(
            "en", "ar", "da", "de", "es", "fi", "fr", "hi", "it", "ja", "ko", "nl", "no", "pl", "pt", "sv", "tr", "uk",
            "zh");

    private Languages() {}

    /** A language and what it calls itself. */
    public record Language(String code, String name) {}

    /** The reader's own, as their browser says it. */
    static String preferred() {
        String code = LocaleContextHolder.getLocale().getLanguage();
        return OFFERED.contains(code) ? code : "en";
    }

    /** All offered, and this one if it is another. */
    static List<Language> with(String code) {
        List<String> codes = new ArrayList<>(OFFERED);
        if (!code.isBlank() && !codes.contains(code)) {
            codes.add(code);
        }
        return codes.stream().map(Languages::named).toList();
    }

    private static Language named(String code) {
        Locale locale = Locale.forLanguageTag(code);
        String name = locale.getDisplayLanguage(locale);
        return new Language(code, name.isBlank() ? code : name.substring(0, 1).toUpperCase(locale) + name.substring(1));
    }
}
