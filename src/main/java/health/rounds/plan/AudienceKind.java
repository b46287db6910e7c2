package health.rounds.plan;

/** To whom a plan speaks. */
public enum AudienceKind {
    SPECIALTY("Colleagues of a specialty"),
    PUBLIC("The public"),
    MEDIA("Journalists and other media"),
    POLICY("Politicians and authorities"),
    PATIENTS("Patients and their families");

    private final String words;

    AudienceKind(String words) {
        this.words = words;
    }

    /** What it is called. */
    public String words() {
        return words;
    }
}
