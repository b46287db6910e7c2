package health.rounds.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.ForbiddenAddress;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.RightOfWay;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Asks other servers for documents and believes only what {@link Origins} lets them say.
 *
 * <p>A document is fetched once however many want it at the same time; what failed is not asked for again for a while; what is done for
 * one cause is bounded by its {@link Errand}, and what is asked of one server by {@link PerServer}. The calling thread waits, so call from a
 * virtual one, and never within a transaction.
 */
final class Fetcher {
    /** ActivityPub, section 3.2. */
    private static final String DOCUMENTS =
            "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

    private static final int MOST_PAGES = 20;
    private static final int MOST_FAILURES = 50_000;
    private static final Duration FAILED_FOR = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final SignedGet http;
    private final ReceivedDocuments documents;
    private final Predicate<String> speaksWith;
    private final PerServer servers;
    private final ConcurrentMap<Iri, CompletableFuture<Fetched>> flights = new ConcurrentHashMap<>();
    private final Cache<Iri, Fetched> failures = Caffeine.newBuilder()
            .maximumSize(MOST_FAILURES)
            .expireAfterWrite(FAILED_FOR)
            .build();

    /**
     * Fetches by these means.
     *
     * @param speaksWith whether a host is asked at all
     */
    Fetcher(SignedGet http, ReceivedDocuments documents, Predicate<String> speaksWith, PerServer servers) {
        this.http = http;
        this.documents = documents;
        this.speaksWith = speaksWith;
        this.servers = servers;
    }

    /** The document of that id. If it has another id, as where the address is that of a page, the document of that one. */
    Fetched document(Iri iri, Errand errand) {
        Iri whole = iri.withoutFragment();
        Fetched failed = failures.getIfPresent(whole);
        if (failed != null) {
            return failed;
        }
        CompletableFuture<Fetched> mine = new CompletableFuture<>();
        CompletableFuture<Fetched> running = flights.putIfAbsent(whole, mine);
        if (running != null) {
            return await(running);
        }
        Fetched fetched = new Fetched.Failed("The document could not be fetched.");
        try {
            fetched = fetch(whole, errand);
        } finally {
            flights.remove(whole, mine);
            mine.complete(fetched);
        }
        return fetched;
    }

    private static Fetched await(CompletableFuture<Fetched> running) {
        try (RightOfWay.Away _ = RightOfWay.leave()) {
            return running.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Failed("Waiting for the document was interrupted.");
        } catch (ExecutionException | TimeoutException e) {
            return new Fetched.Failed("The document was not fetched in time.");
        }
    }

    private Fetched fetch(Iri iri, Errand errand) {
        Fetched fetched = judged(ask(iri, DOCUMENTS, errand), false, errand);
        switch (fetched) {
            case Fetched.Gone _, Fetched.Refused _, Fetched.Failed _ -> failures.put(iri, fetched);
            case Fetched.Found _, Fetched.NotAsked _ -> {}
        }
        return fetched;
    }

    private Fetched judged(Answer answer, boolean isAgain, Errand errand) {
        return switch (answer) {
            case Answer.None none -> none.why();
            case Answer.Given given -> judged(given, isAgain, errand);
        };
    }

    private Fetched judged(Answer.Given answer, boolean isAgain, Errand errand) {
        OutsideReply reply = answer.reply();
        if (reply.status() == 404 || reply.status() == 410) {
            return new Fetched.Gone();
        }
        if (!reply.isSuccess()) {
            String said = "The server answered %d.".formatted(reply.status());
            return isForNow(reply.status()) ? new Fetched.Failed(said) : new Fetched.Refused(said);
        }
        ReceivedDocument document = documents.read(reply.body());
        return switch (Origins.ofFetched(document, answer.from(), reply.header("Content-Type"), isAgain)) {
            case Origins.Belief.Believed _ ->
                document instanceof ReceivedDocument.Tombstone ? new Fetched.Gone() : new Fetched.Found(document);
            case Origins.Belief.AskOrigin origin ->
                judged(ask(origin.iri().withoutFragment(), DOCUMENTS, errand), true, errand);
            case Origins.Belief.Refused refused -> new Fetched.Refused(refused.reason());
        };
    }

    /** What passes by itself: the server is busy or broken. */
    private static boolean isForNow(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    /**
     * The ids of a collection, page after page, as many as are wanted. Pages of another server than the first one are not asked for, nor
     * is any page twice.
     */
    List<Iri> items(ReceivedDocument.Collection collection, Iri owner, int wanted, Errand errand) {
        Set<Iri> items = new LinkedHashSet<>(collection.items());
        Set<Iri> asked = new LinkedHashSet<>();
        Optional<Iri> next = collection.next();
        while (items.size() < wanted && asked.size() < MOST_PAGES) {
            Optional<Iri> page = next.filter(owner::isWith).filter(asked::add);
            if (page.isEmpty()
                    || !(document(page.get(), errand) instanceof Fetched.Found found)
                    || !(found.document() instanceof ReceivedDocument.Collection more)) {
                break;
            }
            items.addAll(more.items());
            next = more.next();
        }
        return new ArrayList<>(items).subList(0, Math.min(wanted, items.size()));
    }

    /** The answer of a server, whatever its status; or why there is none. */
    Answer ask(Iri iri, String accept, Errand errand) {
        if (!speaksWith.test(iri.host())) {
            return new Answer.None(new Fetched.NotAsked("This community does not speak with that server.", false));
        }
        if (!errand.mayAsk(iri.host())) {
            return new Answer.None(new Fetched.NotAsked("Too much was to be fetched for one cause.", false));
        }
        try (RightOfWay.Away _ = RightOfWay.leave()) {
            return askInTurn(iri, accept);
        }
    }

    private Answer askInTurn(Iri iri, String accept) {
        Optional<PerServer.Leave> leave = servers.ask(iri.host());
        if (leave.isEmpty()) {
            return new Answer.None(new Fetched.NotAsked("Too much is asked of that server.", true));
        }
        try (PerServer.Leave _ = leave.get()) {
            Answer.Given given = http.get(URI.create(iri.value()), accept);
            return speaksWith.test(given.from().host())
                    ? given
                    : new Answer.None(
                            new Fetched.Refused("This community does not speak with the server that answered."));
        } catch (ForbiddenAddress | IllegalArgumentException e) {
            return new Answer.None(new Fetched.Refused("The address cannot be called."));
        } catch (IOException e) {
            return new Answer.None(new Fetched.Failed("The server gave no answer."));
        }
    }

    /** What a server answered. */
    sealed interface Answer {
        /**
         * Something.
         *
         * @param from the address, after redirects
         */
        record Given(Iri from, OutsideReply reply) implements Answer {}

        /** Nothing. */
        record None(Fetched why) implements Answer {}
    }
}
