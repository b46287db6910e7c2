package health.rounds.mastodon;

import health.rounds.identity.Role;
import health.rounds.measures.Days;
import health.rounds.measures.Frequency;
import health.rounds.measures.Measures;
import health.rounds.measures.Retention;
import health.rounds.platform.ServerName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/admin/measures} and {@code /api/v1/admin/retention}: numbers for those who run the community. */
@Controller
class AdminMeasuresApi {
    private final Measures measures;
    private final Retention retention;

    AdminMeasuresApi(Measures measures, Retention retention) {
        this.measures = measures;
        this.retention = retention;
    }

    /** Keys that are not known are left out, as in Mastodon. */
    @PostMapping("/api/v1/admin/measures")
    @Scope(value = "admin:read", role = Role.MODERATOR)
    Reply measures(Viewer viewer, Params params) {
        Days days = days(params).orElseThrow(() -> ApiError.unprocessable("start_at and end_at must be given"));
        return Reply.of(
                keys(params).stream().flatMap(key -> measure(key, days, params)).toList());
    }

    /** Where something is missing there are no cohorts, as in Mastodon. */
    @PostMapping("/api/v1/admin/retention")
    @Scope(value = "admin:read", role = Role.MODERATOR)
    Reply retention(Viewer viewer, Params params) {
        Frequency frequency =
                params.word("frequency").filter("month"::equals).isPresent() ? Frequency.MONTH : Frequency.DAY;
        return Reply.of(days(params)
                .filter(days -> params.word("frequency").isPresent())
                .map(days -> retention.cohorts(days, frequency).stream()
                        .map(cohort -> AdminCohort.of(cohort, frequency))
                        .toList())
                .orElse(List.of()));
    }

    private Stream<AdminMeasure> measure(String key, Days days, Params params) {
        return switch (key) {
            case "active_users" -> Stream.of(AdminMeasure.of(key, measures.activeMembers(days)));
            case "new_users" -> Stream.of(AdminMeasure.of(key, measures.newMembers(days)));
            case "interactions" -> Stream.of(AdminMeasure.of(key, measures.interactions(days)));
            case "opened_reports" -> Stream.of(AdminMeasure.of(key, measures.openedReports(days)));
            case "resolved_reports" -> Stream.of(AdminMeasure.of(key, measures.resolvedReports(days)));
            case "tag_accounts" -> Stream.of(AdminMeasure.of(key, measures.tagAuthors(tag(key, params), days)));
            case "tag_uses" -> Stream.of(AdminMeasure.of(key, measures.tagUses(tag(key, params), days)));
            case "tag_servers" -> Stream.of(AdminMeasure.of(key, measures.tagServers(tag(key, params), days)));
            case "instance_accounts" ->
                Stream.of(AdminMeasure.ofServer(key, measures.accountsOf(domain(key, params), days)));
            case "instance_statuses" ->
                Stream.of(AdminMeasure.ofServer(key, measures.postsOf(domain(key, params), days)));
            case "instance_reports" ->
                Stream.of(AdminMeasure.ofServer(key, measures.reportsAbout(domain(key, params), days)));
            // From their side: whom of ours they follow, and who of ours follows them.
            case "instance_follows" ->
                Stream.of(AdminMeasure.ofServer(key, measures.followsFrom(domain(key, params), days)));
            case "instance_followers" ->
                Stream.of(AdminMeasure.ofServer(key, measures.followsTo(domain(key, params), days)));
            case "instance_media_attachments" ->
                Stream.of(AdminMeasure.ofServerInBytes(key, measures.copiesOf(domain(key, params), days)));
            default -> Stream.empty();
        };
    }

    static Set<String> keys(Params params) {
        return new LinkedHashSet<>(params.texts("keys"));
    }

    /** The days that are asked about; times of day do not count. */
    static Optional<Days> days(Params params) {
        return params.time("start_at")
                .flatMap(start -> params.time("end_at").map(end -> new Days(day(start), day(end))));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The hashtag that a key is asked about; its id is its name. */
    static String tag(String key, Params params) {
        return params.word(key + "[id]")
                .map(TimelinesApi::normal)
                .orElseThrow(() -> ApiError.unprocessable(key + "[id] must be the id of a hashtag"));
    }

    /** In the one form of names; what is none names no server, and nothing is counted of it. */
    static String domain(String key, Params params) {
        return params.word(key + "[domain]")
                .map(typed -> ServerName.read(typed).map(ServerName::value).orElse(typed))
                .orElseThrow(() -> ApiError.unprocessable(key + "[domain] must be the domain of a server"));
    }
}
