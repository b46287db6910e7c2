package health.rounds.mastodon;

import health.rounds.measures.Cohort;
import health.rounds.measures.Frequency;
import java.util.List;
import java.util.Locale;

/** Admin::Cohort, as in Mastodon's documentation. */
record AdminCohort(String period, String frequency, List<Data> data) {
    static AdminCohort of(Cohort cohort, Frequency frequency) {
        return new AdminCohort(
                AdminMeasure.midnight(cohort.joined()),
                frequency.name().toLowerCase(Locale.ROOT),
                cohort.active().stream()
                        .map(step -> new Data(
                                AdminMeasure.midnight(step.day()),
                                cohort.size() == 0 ? 0 : (double) step.number() / cohort.size(),
                                Long.toString(step.number())))
                        .toList());
    }

    /** How many of those who joined together were here, of one. */
    record Data(String date, double rate, String value) {}
}
