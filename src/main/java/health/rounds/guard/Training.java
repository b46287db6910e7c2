package health.rounds.guard;

import health.rounds.platform.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import opennlp.tools.ml.EventTrainer;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Makes the guard's models from labelled posts; the build runs it, and every run makes the same.
 *
 * <p>Each post is read as it stands and several times more with other names and places in it, so that the models learn what stands
 * around a name, not the name.
 */
final class Training {
    private static final int VARIANTS = 2;
    private static final int FOLDS = 5;
    /** Always the same number, as the order of summing depends on it: so every build makes the same model. */
    private static final int THREADS = 2;

    private static final long SEED = 20261123;

    private final Lexicon lexicon = new Lexicon();
    private final RuleBook rules = new RuleBook();
    private final Normaliser normaliser = new Normaliser();
    private final Renaming renaming = new Renaming(lexicon);
    private final PatientContext context = new PatientContext(lexicon);
    private final PostClues clues = new PostClues(context, lexicon, new StoryReader());

    private Training() {}

    /**
     * Makes the models, unless nothing has changed since it did.
     *
     * @param args the folder for the models, and the folders with files of labelled posts
     */
    public static void main(String[] args) throws IOException {
        Path out = Files.createDirectories(Path.of(args[0]));
        Path stamp = out.resolve("guard.stamp");
        String made = stampOf(args);
        if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return;
        }
        List<LabelledPost> posts = new ArrayList<>();
        for (String folder : List.of(args).subList(1, args.length)) {
            for (Path file : files(Path.of(folder), ".*\\.jsonl")) {
                posts.addAll(LabelledPost.read(file));
            }
        }
        new Training().run(out, posts);
        Files.writeString(stamp, made);
    }

    /** SHA-256 of all that the models depend on: the posts, the lists, and the guard itself. */
    private static String stampOf(String[] args) throws IOException {
        try {
            MessageDigest digest = Sha256.inParts();
            Path classes = Path.of(Training.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<Path> inputs = new ArrayList<>();
            for (String folder : List.of(args).subList(1, args.length)) {
                inputs.addAll(files(Path.of(folder), ".*\\.jsonl"));
            }
            inputs.addAll(files(classes.resolve("data"), "guard-(?!measured).*"));
            inputs.addAll(files(classes.resolve("health/rounds/guard"), ".*"));
            for (Path input : inputs) {
                digest.update(Files.readAllBytes(input));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Classes lie in a folder while they are built", e);
        }
    }

    /** In the order of their names, so that every build learns the same. */
    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }

    private void run(Path out, List<LabelledPost> posts) throws IOException {
        Random random = new Random(SEED);
        List<List<LabelledPost>> families = new ArrayList<>();
        for (LabelledPost post : posts) {
            List<LabelledPost> family = new ArrayList<>(List.of(post));
            for (int i = 0; i < VARIANTS; i++) {
                family.add(renaming.of(post, random));
            }
            families.add(family);
        }
        Model names = train(nameEvents(families), 3, 60, 1);
        names.write(out.resolve(Tagger.MODEL));
        Reader reader = new Reader(rules, lexicon, new Tagger(names, new WordClues(lexicon)));
        subject(posts, reader).write(out.resolve(Subject.MODEL));
        train(bearingEvents(families, reader), 3, 100, 4).write(out.resolve(Bearing.MODEL));
        train(combinationEvents(posts, reader), 2, 60, 1).write(out.resolve(Combination.MODEL));
    }

    private Model subject(List<LabelledPost> posts, Reader reader) throws IOException {
        List<Event> events = new ArrayList<>();
        for (LabelledPost post : posts) {
            boolean patient = post.spans().stream().anyMatch(span -> !span.isHarmless());
            Reading reading = reader.read(0, new Part(Field.TEXT, post.text()));
            events.add(new Event(
                    patient ? Subject.PATIENT : Subject.OTHER, clues.of(reading).toArray(String[]::new)));
        }
        return train(events, 2, 100, 2);
    }

    /** Posts with a plain identifier teach nothing here: they are held anyway. */
    private List<Event> combinationEvents(List<LabelledPost> posts, Reader reader) {
        List<Event> events = new ArrayList<>();
        for (LabelledPost post : posts) {
            boolean soft = post.spans().stream().anyMatch(LabelledPost.Span::isSoft);
            if (!post.hasPatient(0, post.text().length())) {
                Reading reading = reader.read(0, new Part(Field.TEXT, post.text()));
                events.add(new Event(
                        soft ? Combination.TELLING : Combination.PLAIN,
                        clues.of(reading).toArray(String[]::new)));
            }
        }
        return events;
    }

    private List<Event> nameEvents(List<List<LabelledPost>> families) {
        WordClues words = new WordClues(lexicon);
        List<Event> events = new ArrayList<>();
        for (LabelledPost post : families.stream().flatMap(List::stream).toList()) {
            Passage passage = new Passage(Field.TEXT, normaliser.normalise(post.text()));
            WordClues.Of word = words.of(passage);
            Tagger.Tag previous = Tagger.Tag.NONE;
            for (int i = 0; i < passage.tokens().size(); i++) {
                Token token = passage.tokens().get(i);
                Tagger.Tag tag = word.mayBeName(i) ? post.tag(passage, token) : Tagger.Tag.NONE;
                // Where harmless names are not labelled, a capital letter without a label says nothing.
                boolean unsaid = tag == Tagger.Tag.NONE
                        && !post.complete()
                        && token.shape() != Token.Shape.LOWER
                        && lexicon.kind(token) != Lexicon.Kind.WORD
                        && lexicon.kind(token) != Lexicon.Kind.SAFE;
                if (word.mayBeName(i) && !unsaid) {
                    events.add(new Event(tag.name(), word.at(i, previous).toArray(String[]::new)));
                }
                previous = tag;
            }
        }
        return events;
    }

    /** What the subject is said to be comes from a model that has not seen the post: with new posts it is not sure either. */
    private List<Event> bearingEvents(List<List<LabelledPost>> families, Reader reader) throws IOException {
        BearingClues bearing = new BearingClues(rules, lexicon, context);
        List<Event> events = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LabelledPost> others = new ArrayList<>();
            for (int i = 0; i < families.size(); i++) {
                if (i % FOLDS != fold) {
                    others.add(families.get(i).getFirst());
                }
            }
            Subject subject = new Subject(subject(others, reader), clues);
            for (int i = fold; i < families.size(); i += FOLDS) {
                for (LabelledPost post : families.get(i)) {
                    bearingEvents(post, bearing, subject, reader, events);
                }
            }
        }
        return events;
    }

    private void bearingEvents(
            LabelledPost post, BearingClues bearing, Subject subject, Reader reader, List<Event> events) {
        Reading reading = reader.read(0, new Part(Field.TEXT, post.text()));
        List<Reading> all = List.of(reading);
        BearingClues.Text text = bearing.of(reading, all, subject.onPatient(all));
        for (Candidate candidate : reading.candidates()) {
            if (Bearing.decides(candidate, rules.rule(candidate.rule()).type())) {
                boolean patient = post.hasPatient(
                        reading.passage().normalised().originalStart(candidate.start()),
                        reading.passage().normalised().originalEnd(candidate.end()));
                events.add(new Event(
                        patient ? Bearing.PATIENT : Bearing.OTHER,
                        text.clues(candidate).toArray(String[]::new)));
            }
        }
    }

    private static Model train(List<Event> events, int cutoff, int rounds, double l2) throws IOException {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, cutoff);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, rounds);
        parameters.put(TrainingParameters.THREADS_PARAM, THREADS);
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, l2);
        EventTrainer trainer = TrainerFactory.getEventTrainer(parameters, new HashMap<>());
        return Model.of((AbstractModel) trainer.train(ObjectStreamUtils.createObjectStream(events)));
    }
}
