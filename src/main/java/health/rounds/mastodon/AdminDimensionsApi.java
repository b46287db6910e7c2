package health.rounds.mastodon;

import health.rounds.identity.Role;
import health.rounds.mastodon.AdminDimension.Value;
import health.rounds.measures.Days;
import health.rounds.measures.Share;
import health.rounds.measures.Shares;
import health.rounds.platform.BuildInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/admin/dimensions}: what falls on which language, app, server or account of a server. */
@Controller
class AdminDimensionsApi {
    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final int USUAL_DAYS = 30;

    private final Shares shares;
    private final Addresses addresses;
    private final Clock clock;

    AdminDimensionsApi(Shares shares, Addresses addresses, Clock clock) {
        this.shares = shares;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Keys that are not known are left out, as in Mastodon; without days it is the last thirty. */
    @PostMapping("/api/v1/admin/dimensions")
    @Scope(value = "admin:read", role = Role.MODERATOR)
    Reply dimensions(Viewer viewer, Params params) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Days days = AdminMeasuresApi.days(params).orElseGet(() -> new Days(today.minusDays(USUAL_DAYS - 1), today));
        int most = params.limit(USUAL, MOST);
        return Reply.of(AdminMeasuresApi.keys(params).stream()
                .flatMap(key -> values(key, days, most, params).map(values -> new AdminDimension(key, values)))
                .toList());
    }

    private Stream<List<Value>> values(String key, Days days, int most, Params params) {
        return switch (key) {
            case "languages" -> Stream.of(languages(shares.languages(days, most)));
            case "sources" -> Stream.of(apps(shares.apps(days, most)));
            case "servers" -> Stream.of(servers(shares.servers(days, most)));
            case "space_usage" -> Stream.of(space(shares.space()));
            case "software_versions" -> Stream.of(versions());
            case "tag_servers" -> Stream.of(servers(shares.tagServers(AdminMeasuresApi.tag(key, params), days, most)));
            case "tag_languages" ->
                Stream.of(languages(shares.tagLanguages(AdminMeasuresApi.tag(key, params), days, most)));
            case "instance_languages" ->
                Stream.of(languages(shares.languagesOf(AdminMeasuresApi.domain(key, params), days, most)));
            case "instance_accounts" ->
                Stream.of(accounts(shares.followedOf(AdminMeasuresApi.domain(key, params), most)));
            default -> Stream.empty();
        };
    }

    private static List<Value> languages(List<Share> found) {
        return found.stream()
                .map(share -> share.name().isEmpty()
                        ? Value.count("und", "und", share.number())
                        : Value.count(
                                share.name(),
                                Locale.forLanguageTag(share.name()).getDisplayLanguage(Locale.ENGLISH),
                                share.number()))
                .toList();
    }

    private static List<Value> apps(List<Share> found) {
        return found.stream()
                .map(share -> share.name().isEmpty()
                        ? Value.count("web", "Website", share.number())
                        : Value.count(share.name(), share.name(), share.number()))
                .toList();
    }

    private List<Value> servers(List<Share> found) {
        return found.stream()
                .map(share -> {
                    String domain = share.name().isEmpty() ? addresses.domain() : share.name();
                    return Value.count(domain, domain, share.number());
                })
                .toList();
    }

    private static List<Value> accounts(List<Share> found) {
        return found.stream()
                .map(share -> Value.count(share.name(), share.name(), share.number()))
                .toList();
    }

    private static List<Value> space(Shares.Space space) {
        return List.of(
                Value.bytes("postgresql", "PostgreSQL", space.database()),
                Value.bytes("media", "Media storage", space.media()));
    }

    private List<Value> versions() {
        return List.of(
                Value.version("rounds", "Rounds", BuildInfo.version()),
                Value.version("java", "Java", Runtime.version().toString()),
                Value.version("postgresql", "PostgreSQL", shares.databaseVersion()));
    }
}
