package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.posts.FeatureOutcome;
import health.rounds.posts.FeaturedTag;
import health.rounds.posts.Hashtags;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/featured_tags}: the hashtags on a profile. There are ten at most, so there is one page of them. */
@Controller
class FeaturedTagsApi {
    private static final int SUGGESTED = 10;

    private final Hashtags hashtags;
    private final Accounts accounts;
    private final TagJson tags;
    private final Addresses addresses;

    FeaturedTagsApi(Hashtags hashtags, Accounts accounts, TagJson tags, Addresses addresses) {
        this.hashtags = hashtags;
        this.accounts = accounts;
        this.tags = tags;
        this.addresses = addresses;
    }

    @GetMapping("/api/v1/featured_tags")
    @Scope("read:accounts")
    Reply own(Viewer viewer) {
        return reply(viewer.account());
    }

    @GetMapping("/api/v1/accounts/{id}/featured_tags")
    Reply of(@PathVariable AccountId id, MaybeViewer viewer) {
        ApiError.require(accounts.byId(id));
        return reply(id);
    }

    @GetMapping("/api/v1/featured_tags/suggestions")
    @Scope("read:accounts")
    Reply suggestions(Viewer viewer) {
        List<String> names = hashtags.toFeature(viewer.account(), SUGGESTED);
        return Reply.of(tags.named(names, Optional.of(viewer.account())));
    }

    @PostMapping("/api/v1/featured_tags")
    @Scope("write:accounts")
    Reply add(Viewer viewer, Params params) {
        String name = TimelinesApi.normal(params.requiredWord("name"));
        if (!hashtags.isHashtag(name)) {
            throw ApiError.unprocessable("Validation failed: Name is not a hashtag");
        }
        FeaturedTag tag = featured(hashtags.feature(viewer.account(), name), name);
        return Reply.of(FeaturedTagEntity.of(tag, addresses));
    }

    @DeleteMapping("/api/v1/featured_tags/{id}")
    @Scope("write:accounts")
    Reply remove(@PathVariable long id, Viewer viewer) {
        if (!hashtags.unfeature(viewer.account(), id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    static FeaturedTag featured(FeatureOutcome outcome, String tag) {
        return switch (outcome) {
            case FeatureOutcome.Featured featured -> featured.tag();
            case FeatureOutcome.Held held -> throw Findings.held(held.findings(), Hashtags.partsOf(tag));
        };
    }

    private Reply reply(AccountId account) {
        return Reply.of(hashtags.featuredBy(account).stream()
                .map(tag -> FeaturedTagEntity.of(tag, addresses))
                .toList());
    }
}
