package health.rounds.text;

import java.net.URI;
import java.util.List;

/**
 * What a plain text refers to.
 *
 * @param mentions every occurrence, in the order of the text
 * @param hashtags normalised (NFKC, lower case) without the number sign, each once, in the order of first use
 * @param links absolute http and https addresses in ASCII form, each once, in the order of first use
 */
public record ParsedText(List<Addressee> mentions, List<String> hashtags, List<URI> links) {
    public ParsedText {
        mentions = List.copyOf(mentions);
        hashtags = List.copyOf(hashtags);
        links = List.copyOf(links);
    }
}
