package health.rounds.web;

import health.rounds.moderation.ActOutcome;

/** Says what became of a moderator's decision. */
final class Acts {
    private Acts() {}

    static String said(ActOutcome outcome, String done) {
        return switch (outcome) {
            case ActOutcome.Done _ -> done;
            case ActOutcome.NotAllowed _ -> "Nothing was done: this is not possible any more, or not yours to decide.";
            case ActOutcome.Refused refused -> refused.reason() + " Nothing was done.";
            case ActOutcome.Unknown _ -> throw new NotHere();
        };
    }
}
