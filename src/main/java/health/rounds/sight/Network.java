package health.rounds.sight;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A neural network, run by ONNX Runtime on the thread that asks; many threads may ask at once.
 *
 * <p>It starts no threads of its own and gives memory back after each run, so that a server that looks at pictures now and then stays small.
 */
final class Network implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;

    /** What came out: numbers, and the length of each dimension. */
    record Output(FloatBuffer numbers, List<Integer> shape) {}

    Network(OrtEnvironment environment, byte[] model) throws OrtException {
        this.environment = environment;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            this.session = environment.createSession(model, options);
        }
        this.input = session.getInputNames().iterator().next();
    }

    /** Runs it on one input of this shape; the buffer must be direct. */
    List<Output> run(FloatBuffer numbers, long... shape) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, numbers, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            List<Output> outputs = new ArrayList<>();
            for (var each : result) {
                OnnxTensor out = (OnnxTensor) each.getValue();
                outputs.add(new Output(
                        out.getFloatBuffer(),
                        Arrays.stream(out.getInfo().getShape())
                                .mapToObj(Math::toIntExact)
                                .toList()));
            }
            return outputs;
        } catch (OrtException failed) {
            throw new SightFailed(
                    "This picture could not be checked for names and faces, so it was not taken.", failed);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
