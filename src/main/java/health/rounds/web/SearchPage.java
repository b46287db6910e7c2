package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Relationship;
import health.rounds.accounts.Relationships;
import health.rounds.posts.Hashtags;
import health.rounds.posts.PostSearch;
import health.rounds.posts.TagUse;
import health.rounds.web.LookupView.State;
import health.rounds.web.Whereabouts.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /search}: people, hashtags and posts, while one types; and whatever a whole handle or address stands for, wherever it is. */
@Controller
class SearchPage {
    private static final int MOST = 20;

    private final Accounts accounts;
    private final Relationships relationships;
    private final PostSearch posts;
    private final Hashtags hashtags;
    private final Whereabouts whereabouts;
    private final PostPresenter presenter;
    private final Templates templates;

    SearchPage(
            Accounts accounts,
            Relationships relationships,
            PostSearch posts,
            Hashtags hashtags,
            Whereabouts whereabouts,
            PostPresenter presenter,
            Templates templates) {
        this.accounts = accounts;
        this.relationships = relationships;
        this.posts = posts;
        this.hashtags = hashtags;
        this.whereabouts = whereabouts;
        this.presenter = presenter;
        this.templates = templates;
    }

    /** Other servers are asked only for a member who has sent the form: what is said while typing is not whole yet. */
    @GetMapping("/search")
    View search(
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "people") String kind,
            @RequestParam(defaultValue = "false") boolean ask) {
        Reader reader = frame.reader();
        String words = q.strip();
        Frame titled = frame.at(Place.SEARCH, "Search");
        Optional<String> server = Whereabouts.serverIn(words);
        if (server.isPresent()) {
            Found found =
                    ask && reader.isSignedIn() ? whereabouts.ask(words, reader) : whereabouts.known(words, reader);
            return one(titled, words, server.get(), found, ask);
        }
        SearchTab tab = SearchTab.named(kind);
        List<Account> people = List.of();
        List<TagUse> tags = List.of();
        List<PostView> found = List.of();
        if (!words.isEmpty()) {
            switch (tab) {
                case PEOPLE -> people = accounts.search(bare(words), reader.viewer(), false, 0, MOST);
                case TAGS -> tags = hashtags.beginningWith(bare(words).toLowerCase(Locale.ROOT), MOST);
                case POSTS ->
                    found = presenter.of(posts.find(words, reader.viewer(), Optional.empty(), 0, MOST), reader);
            }
        }
        return Html.page(templates.search(titled, words, tab, people, tags, found, Optional.empty()));
    }

    /** What is known under a whole handle or address. */
    private View one(Frame frame, String words, String server, Found found, boolean asked) {
        Reader reader = frame.reader();
        boolean mayAsk = !whereabouts.isHere(server) && !(asked && reader.isSignedIn());
        return switch (found) {
            case Found.Person(Account account) ->
                one(
                        frame,
                        words,
                        SearchTab.PEOPLE,
                        List.of(),
                        new LookupView(State.FOUND, server, Optional.of(account), standing(reader, account)));
            case Found.Written(var post) ->
                one(
                        frame,
                        words,
                        SearchTab.POSTS,
                        presenter.byIds(List.of(post), reader),
                        LookupView.of(State.FOUND, server));
            case Found.Nothing() ->
                one(
                        frame,
                        words,
                        SearchTab.PEOPLE,
                        List.of(),
                        LookupView.of(mayAsk ? State.UNASKED : State.NOTHING, server));
            case Found.TooMuch() ->
                one(frame, words, SearchTab.PEOPLE, List.of(), LookupView.of(State.TOO_MUCH, server));
        };
    }

    private View one(Frame frame, String words, SearchTab tab, List<PostView> found, LookupView lookup) {
        return Html.page(templates.search(frame, words, tab, List.of(), List.of(), found, Optional.of(lookup)));
    }

    private Optional<Relationship> standing(Reader reader, Account account) {
        return reader.viewer()
                .filter(id -> !id.equals(account.id()))
                .flatMap(id ->
                        relationships.of(id, List.of(account.id())).stream().findFirst());
    }

    /** People type the signs that names and hashtags begin with. */
    private static String bare(String words) {
        return words.startsWith("@") || words.startsWith("#") ? words.substring(1) : words;
    }
}
