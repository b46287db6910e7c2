package health.rounds.previews;

import health.rounds.accounts.AccountId;
import health.rounds.text.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a link leads to, in the page's own words, however long they were: plain texts of bounded length.
 *
 * @param address the link as it stands in posts, without a fragment
 * @param description empty for none
 * @param language ISO 639, such as {@code en}
 * @param authorName empty where the page names nobody
 * @param authorUrl an http or https address; empty for none
 * @param author an account that says on its profile that the site is its own
 * @param provider what the site calls itself; empty where it says nothing
 */
public record Card(
        String address,
        String title,
        String description,
        Optional<String> language,
        String authorName,
        String authorUrl,
        Optional<AccountId> author,
        String provider,
        Optional<Image> image,
        Optional<Instant> publishedAt) {
    /** What the page of a phone shows of it, and then some. */
    private static final int LONGEST_TITLE = 300;

    private static final int LONGEST_DESCRIPTION = 600;
    private static final int LONGEST_NAME = 100;

    /** As in {@link health.rounds.platform.OutsideHttp}. */
    private static final int LONGEST_ADDRESS = 2000;

    private static final int LONGEST_SIDE = 65_535;
    /** What is older or newer is no time of a page, and has more digits than apps read. */
    private static final Instant EARLIEST = Instant.parse("1500-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2500-01-01T00:00:00Z");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * The picture of a page.
     *
     * @param address https
     * @param altText empty for none
     * @param width pixels; 0 where the page does not say
     * @param height pixels; 0 where the page does not say
     */
    public record Image(String address, String altText, int width, int height) {
        public Image {
            altText = line(altText, LONGEST_DESCRIPTION);
            width = width < 0 || width > LONGEST_SIDE ? 0 : width;
            height = height < 0 || height > LONGEST_SIDE ? 0 : height;
        }
    }

    /** What another server says of a link. */
    public static Card of(String address, String title, String description, Optional<Image> image) {
        return new Card(
                address, title, description, Optional.empty(), "", "", Optional.empty(), "", image, Optional.empty());
    }

    public Card {
        title = line(title, LONGEST_TITLE);
        description = line(description, LONGEST_DESCRIPTION);
        language = language.filter(LANGUAGE.asMatchPredicate());
        authorName = line(authorName, LONGEST_NAME);
        authorUrl = isWeb(authorUrl) ? authorUrl : "";
        provider = line(provider, LONGEST_NAME);
        publishedAt = publishedAt.filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
        image = image.filter(picture -> picture.address().startsWith("https://") && isWeb(picture.address()));
    }

    /** The server to which the link leads. */
    public String host() {
        String host = URI.create(address).getHost();
        return host == null ? "" : host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    /** The same by an account whose site it is. */
    Card by(AccountId account) {
        return new Card(
                address,
                title,
                description,
                language,
                authorName,
                authorUrl,
                Optional.of(account),
                provider,
                image,
                publishedAt);
    }

    /** All its words, one piece a line. */
    String words() {
        return String.join(
                "\n",
                title,
                description,
                authorName,
                provider,
                image.map(Image::altText).orElse(""));
    }

    private static boolean isWeb(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST_ADDRESS
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String line(String text, int longest) {
        String line = BLANKS.matcher(Text.clean(text)).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }
}
