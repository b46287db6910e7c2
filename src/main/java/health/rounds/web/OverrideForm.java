package health.rounds.web;

import health.rounds.guard.NotPatient;
import health.rounds.privacy.NewConsent;
import health.rounds.privacy.Signer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * What the composer holds against the guard's blocks, as typed.
 *
 * @param notPatients words that are not about a patient, with the reason
 * @param seen fingerprint of the texts that the patient saw; empty where no consent is claimed
 * @param scope what the patient allowed
 * @param signer name of a {@link Signer}
 * @param signedOn day on the paper, as {@code 2026-11-23}
 * @param reference where the paper lies
 */
public record OverrideForm(
        List<NotPatient> notPatients, String seen, String scope, String signer, String signedOn, String reference) {
    static final OverrideForm NONE = new OverrideForm(List.of(), "", "", "", "", "");

    public OverrideForm {
        notPatients = List.copyOf(notPatients);
    }

    static OverrideForm read(MultiValueMap<String, String> sent) {
        return new OverrideForm(
                notPatients(sent),
                ComposeForm.first(sent, "consentSeen"),
                ComposeForm.first(sent, "consentScope").strip(),
                ComposeForm.first(sent, "consentSigner"),
                ComposeForm.first(sent, "consentSignedOn"),
                ComposeForm.first(sent, "consentReference").strip());
    }

    /** Three fields for each block, in the same order; without a reason nothing is said. */
    private static List<NotPatient> notPatients(MultiValueMap<String, String> sent) {
        List<String> words = sent.getOrDefault("overrideWords", List.of());
        List<String> reasons = sent.getOrDefault("overrideReason", List.of());
        List<String> notes = sent.getOrDefault("overrideNote", List.of());
        List<NotPatient> said = new ArrayList<>();
        for (int i = 0; i < Math.min(words.size(), Math.min(reasons.size(), notes.size())); i++) {
            String reason = reasons.get(i);
            String spoken = words.get(i).replace("\r\n", "\n");
            String note = notes.get(i).strip();
            Stream.of(NotPatient.Reason.values())
                    .filter(each -> each.name().equals(reason))
                    .forEach(each -> said.add(new NotPatient(spoken, each, note)));
        }
        return said;
    }

    /** The same without what was said about these words. */
    OverrideForm without(String words) {
        return new OverrideForm(
                notPatients.stream().filter(said -> !said.words().equals(words)).toList(),
                seen,
                scope,
                signer,
                signedOn,
                reference);
    }

    /** The consent that is claimed; one that is not filled in is a {@link FormProblem}. */
    Optional<NewConsent> consent() {
        if (seen.isBlank()) {
            return Optional.empty();
        }
        Signer who = Stream.of(Signer.values())
                .filter(each -> each.name().equals(signer))
                .findFirst()
                .orElseThrow(() -> new FormProblem("Say who signed the consent."));
        try {
            return Optional.of(new NewConsent(seen, scope, who, LocalDate.parse(signedOn), reference));
        } catch (DateTimeParseException e) {
            throw new FormProblem("Give the date on the consent like 2026-11-23.");
        }
    }

    /** Whether a consent is claimed for texts with this fingerprint. */
    public boolean isFor(String fingerprint) {
        return seen.equals(fingerprint);
    }
}
