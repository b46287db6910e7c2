package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that announce a face, a voice, a gait, a fingerprint or a tattoo. */
final class Biometrics implements Detector {
    private static final String OWNER =
            "(?:his|her|their|the patient'?s|(?:my |our )?(?:pt|patient)'?s|the (?:kid|baby|man|woman|girl|boy|lady|child)'?s)";
    private static final String PERSON =
            "(?:him|her|them|us(?: both)?|me and (?:him|her|them)|(?:the|my|our|this) (?:pt|patient|baby|kid|man|woman|lady|boy|girl|family|little \\w{2,12})|(?:his|her|their) (?!(?:ct|mri|x-?ray|scan|chart|ecg|ekg|echo|film|smear|slide|retina|fundus|labs|results|med|meds|pump)\\b)\\w{2,14})";

    private static final List<Pattern> FACE = List.of(
            pattern(
                    "\\b(?:" + OWNER
                            + " )?(?:full[- ])?(?:face|facial|headshot|clinical face) (?:pics?|photos?|photographs?|pictures?|images?|shots?|video)\\b"),
            pattern(
                    "\\b(?:photos?|pics?|pictures?|selfies?|snaps?|portraits?|videos?|clips?|footage|film|foto|fotos|bild|live ?stream) (?:of|with|von|de) "
                            + PERSON),
            pattern(
                    "\\b" + OWNER
                            + " (?:whole |full |entire |actual )?(?:face|tattoos?|birthmark|profile) (?:is |are |was )?(?:in the (?:mirror|background|shot|photo|frame|picture|video)|in (?:shot|frame|view)|visible|uncropped|unblurred|showing)"),
            pattern(
                    "\\b(?:see|show(?:s|ing)?|shared?|post(?:ed|ing)?|attach(?:ed|ing)?|photograph(?:ed)?|left) (?:also )?"
                            + OWNER + " (?:whole |full |entire )?(?:face|tattoos?)\\b"),
            pattern(
                    "\\b(?:the |" + OWNER
                            + " )?(?:finger ?prints?|palm ?prints?|thumb ?print|iris scan|retinal scan|voice ?print)(?: card| scan| image| sheet)?\\b"));
    private static final List<Pattern> VOICE = List.of(
            pattern(
                    "\\b(?:voice (?:memos?|notes?|clips?|recordings?|messages?)|voicemails?|audio|recordings?|sound clip) (?:of|from) "
                            + PERSON),
            pattern("\\b(?:listen to|hear|recording of|clip of) " + OWNER
                    + " (?:voice|singing|speech|laugh|cough|cry)\\b"),
            pattern("\\b" + OWNER + " voice (?:from|at) \\d"),
            pattern("\\b(?:videos?|clips?|footage|recording|film) of " + OWNER
                    + " (?:gait|walk|walking|tremor|seizure|speech|voice)\\b"));

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        add(passage.text(), FACE, "biometric.face", found);
        add(passage.text(), VOICE, "biometric.voice", found);
        return found;
    }

    private static void add(String text, List<Pattern> patterns, String rule, List<Candidate> found) {
        for (Pattern pattern : patterns) {
            Matcher m = pattern.matcher(text);
            while (m.find()) {
                found.add(new Candidate(m.start(), m.end(), rule, Candidate.Basis.CLINICAL, "a described finding"));
            }
        }
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
