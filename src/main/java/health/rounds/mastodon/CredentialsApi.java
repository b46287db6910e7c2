package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.ProfileField;
import health.rounds.accounts.ProfileOutcome;
import health.rounds.guard.Field;
import health.rounds.guard.Part;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.media.MediaLibrary;
import health.rounds.media.ProfilePicture;
import health.rounds.media.ProfilePictureOutcome;
import health.rounds.platform.Page;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.Quotes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.multipart.MultipartFile;

/** One's own account: {@code verify_credentials}, {@code update_credentials}, {@code /api/v1/profile} and preferences. */
@Controller
class CredentialsApi {
    private static final int MOST_REQUESTS = 80;

    private final Accounts accounts;
    private final Follows follows;
    private final Users users;
    private final Quotes quotes;
    private final MediaLibrary library;
    private final AccountJson json;

    CredentialsApi(
            Accounts accounts, Follows follows, Users users, Quotes quotes, MediaLibrary library, AccountJson json) {
        this.accounts = accounts;
        this.follows = follows;
        this.users = users;
        this.quotes = quotes;
        this.library = library;
        this.json = json;
    }

    @GetMapping("/api/v1/accounts/verify_credentials")
    @Scope("read:accounts")
    Reply verify(Viewer viewer) {
        return reply(accounts.byId(viewer.account()).orElseThrow(ApiError::notFound));
    }

    @PatchMapping("/api/v1/accounts/update_credentials")
    @Scope("write:accounts")
    Reply update(Viewer viewer, Params params) throws IOException {
        Optional<QuotePolicy> quotePolicy = QuotePolicies.in(params, "source[quote_policy]");
        ProfileChange change = new ProfileChange(
                params.text("display_name"),
                params.text("note"),
                fields(params),
                params.optionalFlag("locked"),
                params.optionalFlag("bot"),
                params.optionalFlag("discoverable"),
                picture(viewer.account(), params.file("avatar"), ProfilePicture.AVATAR),
                picture(viewer.account(), params.file("header"), ProfilePicture.HEADER));
        Account changed = change(viewer.account(), change);
        quotePolicy.ifPresent(policy -> quotes.changeUsualPolicy(viewer.account(), policy));
        return reply(changed);
    }

    @DeleteMapping("/api/v1/profile/avatar")
    @Scope("write:accounts")
    Reply removeAvatar(Viewer viewer) {
        return reply(change(viewer.account(), pictures(Optional.of(""), Optional.empty())));
    }

    @DeleteMapping("/api/v1/profile/header")
    @Scope("write:accounts")
    Reply removeHeader(Viewer viewer) {
        return reply(change(viewer.account(), pictures(Optional.empty(), Optional.of(""))));
    }

    /** What every member has; of these only who may quote can be changed here. */
    @GetMapping("/api/v1/preferences")
    @Scope("read:accounts")
    Reply preferences(Viewer viewer) {
        Map<String, Object> preferences = new LinkedHashMap<>();
        preferences.put("posting:default:visibility", Visibilities.PUBLIC);
        preferences.put("posting:default:sensitive", false);
        preferences.put("posting:default:language", null);
        preferences.put("posting:default:quote_policy", QuotePolicies.of(quotes.usualPolicy(viewer.account())));
        preferences.put("reading:expand:media", "default");
        preferences.put("reading:expand:spoilers", false);
        preferences.put("reading:autoplay:gifs", false);
        return Reply.of(preferences);
    }

    private Account change(AccountId account, ProfileChange change) {
        return switch (accounts.change(account, change)) {
            case ProfileOutcome.Changed changed -> changed.account();
            case ProfileOutcome.Held held -> throw Findings.held(held.findings(), parts(change));
            case ProfileOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
        };
    }

    private Reply reply(Account account) {
        long waiting = follows.requestsTo(account.id(), Page.first(MOST_REQUESTS))
                .items()
                .size();
        Role role = users.byAccount(account.id()).map(User::role).orElse(Role.MEMBER);
        return Reply.of(
                CredentialAccount.of(json.entity(account), account, waiting, quotes.usualPolicy(account.id()), role));
    }

    private Optional<String> picture(AccountId owner, Optional<MultipartFile> file, ProfilePicture kind)
            throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = file.get().getInputStream()) {
            return switch (library.storeProfilePicture(owner, bytes, kind)) {
                case ProfilePictureOutcome.Stored stored -> Optional.of(stored.file());
                case ProfilePictureOutcome.Refused refused -> throw ApiError.unprocessable(refused.reason());
            };
        }
    }

    private static ProfileChange pictures(Optional<String> avatar, Optional<String> header) {
        return new ProfileChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                avatar,
                header);
    }

    private static Optional<List<ProfileField>> fields(Params params) {
        if (!params.has("fields_attributes") && !params.hasBelow("fields_attributes")) {
            return Optional.empty();
        }
        return Optional.of(params.records("fields_attributes", List.of("name", "value")).stream()
                .map(field -> new ProfileField(field.getOrDefault("name", ""), field.getOrDefault("value", "")))
                .filter(field -> !field.name().isBlank() || !field.value().isBlank())
                .toList());
    }

    /** The texts in the order in which the profile is screened; empty, because their offsets count in a form that only the profile knows. */
    private static List<Part> parts(ProfileChange change) {
        List<Part> parts = new ArrayList<>();
        change.displayName().ifPresent(name -> parts.add(new Part(Field.PROFILE_NAME, "")));
        change.bio().ifPresent(bio -> parts.add(new Part(Field.PROFILE_TEXT, "")));
        change.fields().stream().flatMap(List::stream).forEach(field -> {
            parts.add(new Part(Field.PROFILE_TEXT, ""));
            parts.add(new Part(Field.PROFILE_TEXT, ""));
        });
        return parts;
    }
}
