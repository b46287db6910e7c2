package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** E-mail addresses, links that may lead to a patient, and internet addresses. */
final class EmailsAndUrls implements Detector {
    /** No handle of somebody on another server, which begins with an at sign. */
    private static final Scan EMAIL =
            Scan.of("(?<![\\w.+@-])[\\w.+-]{1,64}+@(?:[\\w-]{1,63}\\.){1,6}[A-Za-z]{2,24}\\b");

    private static final Pattern ROLE = Pattern.compile(
            "(?:info|jobs?|careers?|recruit(?:ing|ment)?|hr|abstracts?|contact|office|admin|registration|register|events?|press|media|support|help|hello|enquiries|inquiries|editor|editorial|submissions?|secretary|secretariat|conference|congress|training|education|research|study|trial|trials|team|noreply|webmaster|membership|courses?|bookings?|reception|practice|feedback|donations?|library)\\b[\\w.+-]{0,30}@.{1,200}",
            Pattern.CASE_INSENSITIVE);
    private static final Scan URL = Scan.of(
            "(?:\\bhttps?://|\\bwww\\.)[^\\s<>\"]{3,2000}+|(?<![\\w.@/-])(?:[a-z0-9-]{1,63}\\.){1,5}[a-z]{2,24}/[^\\s<>\"]{2,2000}+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]}'\"]{1,9}$");
    private static final Pattern PERSONAL = Pattern.compile(
            "(?:^|[/.?&=_-])(?:pt|pts|patients?|viewer|pacs|charts?|records?|emr|ehr|mychart|portal|img|images?|dicom|study|wado|fund|funds|fundraiser|gofundme|donate|memor\\w{1,12}|obituar\\w{1,4}|obits?|funeral|tribute|in-loving-memory|caringbridge|live|stream|clip|scan|xray|results?|report|case|uid|mrn)(?:$|[/.?&=_-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN = Pattern.compile(
            "(?:https?://)?(?:www\\.|dx\\.|pmc\\.|pubmed\\.)?(?:doi\\.org|pubmed\\.\\w+|ncbi\\.nlm\\.nih\\.gov|nih\\.gov|nejm\\.org|thelancet\\.com|bmj\\.com|jamanetwork\\.com|nature\\.com|sciencedirect\\.com|springer\\.com|wiley\\.com|cochranelibrary\\.com|medrxiv\\.org|biorxiv\\.org|arxiv\\.org|clinicaltrials\\.gov|who\\.int|cdc\\.gov|fda\\.gov|ema\\.europa\\.eu|nice\\.org\\.uk|nhs\\.uk|gov\\.uk|youtube\\.com|youtu\\.be|spotify\\.com|wikipedia\\.org|radiopaedia\\.org|uptodate\\.com|medscape\\.com|nytimes\\.com|bbc\\.co\\.uk|bbc\\.com|theguardian\\.com|[\\w-]{1,40}\\.gov|[\\w-]{1,40}\\.edu)(?:/.{0,2000})?",
            Pattern.CASE_INSENSITIVE);
    /** "Go follow @name": the handle of whoever the post is about. */
    private static final Scan HANDLE = Scan.of(
            "\\b(?i:follow|find (?:him|her|them)|(?:his|her|their|the (?:patient|family)'?s|patient's) (?:own )?(?:handle|account|profile|page|insta(?:gram)?|tiktok|channel|twitter|blog)(?: is)?|posts? as|tweets? as|goes by|known as)[ :,(]{1,3}(?:at |on \\w{2,12} (?:as )?)?(?<handle>@[\\w.]{2,40})");

    private static final Scan MENTION =
            Scan.of("(?<![\\w@./])@[\\w.]{2,40}\\w(?:@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6})?");

    private static final Scan IPV4 = Scan.of(
            "(?<![\\w.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w.]*\\d)");
    private static final Scan IPV6 = Scan.of(
            "(?<![\\w:.])(?=[0-9a-f:]{0,40}[0-9])(?:[0-9a-f]{1,4}:{1,2}){2,7}[0-9a-f]{1,4}(?![\\w:])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}(?::\\d{2}){1,2}(?::\\d{2})?");

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        String text = passage.text();
        Scan.Hits email = EMAIL.in(text);
        while (email.find()) {
            Candidate.Basis basis =
                    ROLE.matcher(email.group()).matches() ? Candidate.Basis.CLINICAL : Candidate.Basis.CERTAIN;
            found.add(new Candidate(email.start(), email.end(), "email.address", basis, "(address removed)"));
        }
        Scan.Hits url = URL.in(text);
        while (url.find()) {
            String link = TRAILING.matcher(url.group()).replaceFirst("");
            if (KNOWN.matcher(link).matches()) {
                continue;
            }
            Candidate.Basis basis = PERSONAL.matcher(link).find() ? Candidate.Basis.CERTAIN : Candidate.Basis.CLINICAL;
            found.add(new Candidate(url.start(), url.start() + link.length(), "url.record", basis, "(link removed)"));
        }
        Scan.Hits handle = HANDLE.in(text);
        while (handle.find()) {
            found.add(new Candidate(
                    handle.start("handle"),
                    handle.end("handle"),
                    "id.handle",
                    Candidate.Basis.CUED,
                    "(handle removed)"));
        }
        Scan.Hits mention = MENTION.in(text);
        int addressed = 0;
        while (mention.find()) {
            // Those at the beginning are whom the post answers.
            if (text.substring(addressed, mention.start()).isBlank()) {
                addressed = mention.end();
            } else {
                found.add(new Candidate(
                        mention.start(), mention.end(), "id.mention", Candidate.Basis.POSSIBLE, "(handle removed)"));
            }
        }
        Scan.Hits ip = IPV4.in(text);
        while (ip.find()) {
            if (!ip.group().startsWith("127.") && !ip.group().startsWith("0.")) {
                found.add(new Candidate(
                        ip.start(), ip.end(), "ip.address", Candidate.Basis.CERTAIN, "(address removed)"));
            }
        }
        Scan.Hits six = IPV6.in(text);
        while (six.find()) {
            if (!CLOCK.matcher(six.group()).matches()) {
                found.add(new Candidate(
                        six.start(), six.end(), "ip.address", Candidate.Basis.CLINICAL, "(address removed)"));
            }
        }
        return found;
    }
}
