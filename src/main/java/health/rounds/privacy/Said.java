package health.rounds.privacy;

import health.rounds.guard.Answer;
import health.rounds.guard.Clearance;
import health.rounds.guard.NotPatient;
import health.rounds.guard.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an author says about the guard's findings in one draft: answers to its questions, and overrides of its blocks. */
public record Said(List<Answer> answers, List<NotPatient> notPatients, Optional<NewConsent> consent) {
    public static final Said NOTHING = answering(List.of());

    public Said {
        answers = List.copyOf(answers);
        notPatients = List.copyOf(notPatients);
    }

    /** Answers, and no override. */
    public static Said answering(List<Answer> answers) {
        return new Said(answers, List.of(), Optional.empty());
    }

    /** Whether a block is to be overridden. */
    public boolean overrides() {
        return !notPatients.isEmpty() || consent.isPresent();
    }

    /** With the answers that repeating a text from an app gave, which would be forgotten until a later time. */
    public Said with(Clearance clearance) {
        List<Answer> all = new ArrayList<>(answers);
        clearance.settled().stream()
                .filter(settled -> settled.ground() == Settled.Ground.APP)
                .map(settled -> PostedAgain.answer(settled.finding(), settled.words()))
                .forEach(all::add);
        return new Said(all, notPatients, consent);
    }
}
