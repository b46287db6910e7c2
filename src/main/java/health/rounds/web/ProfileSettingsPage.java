package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.ProfileField;
import health.rounds.accounts.ProfileOutcome;
import health.rounds.guard.Finding;
import health.rounds.media.MediaLibrary;
import health.rounds.media.ProfilePicture;
import health.rounds.media.ProfilePictureOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** {@code /settings/profile}: what others see of the reader. */
@Controller
class ProfileSettingsPage {
    private final Accounts accounts;
    private final MediaLibrary library;
    private final Templates templates;

    ProfileSettingsPage(Accounts accounts, MediaLibrary library, Templates templates) {
        this.accounts = accounts;
        this.library = library;
        this.templates = templates;
    }

    @GetMapping("/settings/profile")
    View profile(Frame frame) {
        return Html.page(templates.settingsProfile(
                frame.titled("Your profile"), ProfileForm.of(frame.reader().member()), List.of()));
    }

    @PostMapping("/settings/profile")
    View change(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String bio,
            @RequestParam(name = "fieldName", required = false) @Nullable List<String> names,
            @RequestParam(name = "fieldValue", required = false) @Nullable List<String> values,
            @RequestParam(defaultValue = "false") boolean locked,
            @RequestParam(defaultValue = "false") boolean discoverable,
            @RequestParam(required = false) @Nullable MultipartFile avatar,
            @RequestParam(required = false) @Nullable MultipartFile header)
            throws IOException {
        Account me = frame.reader().member();
        List<ProfileField> fields = ProfileForm.fields(names, values);
        ProfileForm form = new ProfileForm(displayName, bio, fields, locked, discoverable);
        try {
            ProfileChange change = new ProfileChange(
                    Optional.of(displayName),
                    Optional.of(bio.replace("\r\n", "\n")),
                    Optional.of(fields),
                    Optional.of(locked),
                    Optional.empty(),
                    Optional.of(discoverable),
                    store(me, avatar, ProfilePicture.AVATAR),
                    store(me, header, ProfilePicture.HEADER));
            return switch (accounts.change(me.id(), change)) {
                case ProfileOutcome.Changed changed ->
                    Redirect.to("/@" + me.handle(), request, "Your profile is changed.");
                case ProfileOutcome.Held held -> again(frame, form, explain(held.findings()));
                case ProfileOutcome.Refused refused -> again(frame, form, List.of(refused.reason()));
            };
        } catch (FormProblem e) {
            return again(frame, form, List.of(e.reason()));
        }
    }

    private View again(Frame frame, ProfileForm form, List<String> problems) {
        return Html.page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                templates.settingsProfile(frame.titled("Your profile"), form, problems));
    }

    private static List<String> explain(List<Finding> findings) {
        List<String> problems = new ArrayList<>();
        problems.add("This could identify a patient, so nothing was changed.");
        findings.forEach(finding -> problems.add(finding.explanation()));
        return problems;
    }

    private Optional<String> store(Account me, @Nullable MultipartFile file, ProfilePicture kind) throws IOException {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = file.getInputStream()) {
            return switch (library.storeProfilePicture(me.id(), bytes, kind)) {
                case ProfilePictureOutcome.Stored stored -> Optional.of(stored.file());
                case ProfilePictureOutcome.Refused refused -> throw new FormProblem(refused.reason());
            };
        }
    }
}
