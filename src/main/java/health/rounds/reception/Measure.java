package health.rounds.reception;

/** What is counted of how a member's posts are received. */
public enum Measure {
    PROFILE_VIEWS(
            "profile views",
            "Times somebody else opened your profile; the same reader counts once a day.",
            "Our own definition"),
    IMPRESSIONS(
            "impressions",
            "Times a post of yours was on somebody else’s screen or was served to their app; the same reader counts once a post and day.",
            "EAU guideline on social media: times a post is on screen"),
    ENGAGEMENTS(
            "engagements",
            "Favourites + boosts + answers + quotes + votes + link clicks by others; the same person may count more than once.",
            "EAU guideline on social media: all interactions"),
    LINK_CLICKS(
            "link clicks",
            "Times somebody else followed a link in a post of yours from our pages.",
            "Our own definition"),
    NEW_FOLLOWERS("new followers", "Accounts that began to follow you.", "Our own definition"),
    LOST_FOLLOWERS("lost followers", "Accounts that ceased to follow you.", "Our own definition"),
    COLLEAGUE_MENTIONS(
            "mentions by colleagues", "Posts of accounts you know as colleagues that name you.", "Our own definition"),
    MEDIA_MENTIONS("mentions by media", "Posts of accounts you marked as media that name you.", "Our own definition"),
    POLICY_MENTIONS(
            "mentions by politicians",
            "Posts of accounts you marked as politicians or authorities that name you.",
            "Our own definition"),
    PATIENT_MENTIONS(
            "mentions by patient organisations",
            "Posts of accounts you marked as patient organisations that name you.",
            "Our own definition"),
    SIGN_UPS("event sign-ups", "People who signed up for an event of yours, each address once.", "Our own definition"),
    CONTACT_REQUESTS("contact requests", "Requests sent through your contact form with consent.", "Our own definition"),
    POSTS("posts", "Posts and answers you published, without boosts.", "Our own definition");

    private final String words;
    private final String formula;
    private final String source;

    Measure(String words, String formula, String source) {
        this.words = words;
        this.formula = formula;
        this.source = source;
    }

    /** What it is called, in the plural. */
    public String words() {
        return words;
    }

    /** How it is counted. */
    public String formula() {
        return formula;
    }

    /** Where the definition comes from. */
    public String source() {
        return source;
    }
}
