package health.rounds.push;

/**
 * What an app asks for.
 *
 * @param endpoint address at a push service
 * @param standard encrypted as RFC 8291 has it, not as its fourth draft
 */
public record NewSubscription(String endpoint, AppKeys keys, boolean standard, PushWish wish) {
    @Override
    public String toString() {
        return "NewSubscription";
    }
}
