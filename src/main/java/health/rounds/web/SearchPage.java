package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.posts.Hashtags;
import health.rounds.posts.Posts;
import health.rounds.posts.TagUse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /search}: people, hashtags and posts, while one types. */
@Controller
class SearchPage {
    private static final int MOST = 20;

    private final Accounts accounts;
    private final Posts posts;
    private final Hashtags hashtags;
    private final PostPresenter presenter;
    private final Templates templates;

    SearchPage(Accounts accounts, Posts posts, Hashtags hashtags, PostPresenter presenter, Templates templates) {
        this.accounts = accounts;
        this.posts = posts;
        this.hashtags = hashtags;
        this.presenter = presenter;
        this.templates = templates;
    }

    @GetMapping("/search")
    View search(
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "people") String kind) {
        Reader reader = frame.reader();
        String words = q.strip();
        SearchTab tab = SearchTab.named(kind);
        List<Account> people = List.of();
        List<TagUse> tags = List.of();
        List<PostView> found = List.of();
        if (!words.isEmpty()) {
            switch (tab) {
                case PEOPLE -> people = accounts.search(bare(words), reader.viewer(), false, 0, MOST);
                case TAGS -> tags = hashtags.beginningWith(bare(words).toLowerCase(Locale.ROOT), MOST);
                case POSTS ->
                    found = presenter.of(posts.search(words, reader.viewer(), Optional.empty(), 0, MOST), reader);
            }
        }
        return Html.page(templates.search(frame.at(Place.SEARCH, "Search"), words, tab, people, tags, found));
    }

    /** People type the signs that names and hashtags begin with. */
    private static String bare(String words) {
        return words.startsWith("@") || words.startsWith("#") ? words.substring(1) : words;
    }
}
