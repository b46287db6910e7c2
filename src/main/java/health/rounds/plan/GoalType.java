package health.rounds.plan;

import health.rounds.reception.Measure;
import java.util.List;

/** The six goals for which clinicians turn to social media (Mostafavifar, Social Media's Relevance to Healthcare Professionals). */
public enum GoalType {
    PROSPECTS("Reach prospective patients or customers"),
    ENGAGEMENT("Engage those you already serve"),
    EXPERT("Be seen as an expert"),
    MEDIA_AND_POLICY("Draw the attention of media and politicians"),
    SIGN_UPS("Get people to sign up for events"),
    FOLLOWERS("Gain followers");

    private final String words;

    GoalType(String words) {
        this.words = words;
    }

    /** What it is called. */
    public String words() {
        return words;
    }

    /** What can tell whether it is reached; the usual one first. */
    public List<Measure> measures() {
        return switch (this) {
            case PROSPECTS -> List.of(Measure.CONTACT_REQUESTS, Measure.PROFILE_VIEWS, Measure.LINK_CLICKS);
            case ENGAGEMENT -> List.of(Measure.ENGAGEMENTS, Measure.LINK_CLICKS);
            case EXPERT ->
                List.of(Measure.COLLEAGUE_MENTIONS, Measure.IMPRESSIONS, Measure.PROFILE_VIEWS, Measure.ENGAGEMENTS);
            case MEDIA_AND_POLICY -> List.of(Measure.MEDIA_MENTIONS, Measure.POLICY_MENTIONS, Measure.PATIENT_MENTIONS);
            case SIGN_UPS -> List.of(Measure.SIGN_UPS, Measure.LINK_CLICKS);
            case FOLLOWERS -> List.of(Measure.NEW_FOLLOWERS);
        };
    }
}
