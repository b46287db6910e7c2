package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words that announce a face, a voice, a gait, a fingerprint or a tattoo. */
final class Biometrics implements Detector {
    private static final String OWNER =
            "(?:his|her|their|the patient'?s|(?:my |our )?(?:pt|patient)'?s|the (?:kid|baby|man|woman|girl|boy|lady|child)'?s)";
    private static final String PERSON =
            "(?:him|her|them|us(?: both)?|me and (?:him|her|them)|(?:the|my|our|this) (?:pt|patient|baby|kid|man|woman|lady|boy|girl|family|little \\w{2,12})|(?:his|her|their) (?!(?:ct|mri|x-?ray|scan|chart|ecg|ekg|echo|film|smear|slide|retina|fundus|labs|results|med|meds|pump)\\b)\\w{2,14})";

    private static final List<Scan> FACE = List.of(
            scan(
                    "\\b(?:" + OWNER
                            + " )?(?:full[- ])?(?:face|facial|headshot|clinical face) (?:pics?|photos?|photographs?|pictures?|images?|shots?|video)\\b"),
            scan(
                    "\\b(?:photos?|pics?|pictures?|selfies?|snaps?|portraits?|videos?|clips?|footage|film|foto|fotos|bild|live ?stream) (?:of|with|von|de) "
                            + PERSON),
            scan(
                    "\\b" + OWNER
                            + " (?:whole |full |entire |actual )?(?:face|tattoos?|birthmark|profile) (?:is |are |was )?(?:in the (?:mirror|background|shot|photo|frame|picture|video)|in (?:shot|frame|view)|visible|uncropped|unblurred|showing)"),
            scan("\\b(?:see|show(?:s|ing)?|shared?|post(?:ed|ing)?|attach(?:ed|ing)?|photograph(?:ed)?|left) (?:also )?"
                    + OWNER + " (?:whole |full |entire )?(?:face|tattoos?)\\b"),
            scan(
                    "\\b(?:the |" + OWNER
                            + " )?(?:finger ?prints?|palm ?prints?|thumb ?print|iris scan|retinal scan|voice ?print)(?: card| scan| image| sheet)?\\b"));
    private static final List<Scan> VOICE = List.of(
            scan(
                    "\\b(?:voice (?:memos?|notes?|clips?|recordings?|messages?)|voicemails?|audio|recordings?|sound clip) (?:of|from) "
                            + PERSON),
            scan("\\b(?:listen to|hear|recording of|clip of) " + OWNER
                    + " (?:voice|singing|speech|laugh|cough|cry)\\b"),
            scan("\\b" + OWNER + " voice (?:from|at) \\d"),
            scan("\\b(?:videos?|clips?|footage|recording|film) of " + OWNER
                    + " (?:gait|walk|walking|tremor|seizure|speech|voice)\\b"));

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        add(passage.text(), FACE, "biometric.face", found);
        add(passage.text(), VOICE, "biometric.voice", found);
        return found;
    }

    private static void add(String text, List<Scan> scans, String rule, List<Candidate> found) {
        for (Scan scan : scans) {
            Candidate.each(scan.in(text), rule, Candidate.Basis.CLINICAL, "a described finding", found);
        }
    }

    private static Scan scan(String regex) {
        return Scan.of(regex, Pattern.CASE_INSENSITIVE);
    }
}
