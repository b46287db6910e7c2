package health.rounds.identity;

/** An app just registered, with its secret: the only time that it can be read. */
public record RegisteredApp(App app, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "RegisteredApp[" + app.id() + "]";
    }
}
