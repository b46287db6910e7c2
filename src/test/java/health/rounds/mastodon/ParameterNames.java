package health.rounds.mastodon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parameters that handlers read, from their compiled code: every text constant that could be a name, in every method that asks
 * {@link Params} for something. So a parameter that is added tomorrow is tested tomorrow.
 */
final class ParameterNames {
    private static final String PACKAGE = "health/rounds/mastodon/";
    private static final String PARAMS = PACKAGE + "Params";
    private static final Pattern NAME = Pattern.compile("[a-z_]+(\\[[a-z0-9_]*])*");
    private static final Map<String, Set<String>> BY_CLASS = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> USED_BY = new ConcurrentHashMap<>();

    private ParameterNames() {}

    /** In the order of the alphabet. */
    static List<String> of(Class<?> handler) {
        Set<String> names = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Queue<String> classes = new ArrayDeque<>(List.of(handler.getName().replace('.', '/')));
        for (String next = classes.poll(); next != null; next = classes.poll()) {
            if (seen.add(next) && (seen.size() == 1 || readsParameters(next))) {
                names.addAll(names(next));
                classes.addAll(Objects.requireNonNull(USED_BY.get(next)));
            }
        }
        return List.copyOf(names);
    }

    private static boolean readsParameters(String type) {
        return !names(type).isEmpty();
    }

    private static Set<String> names(String type) {
        return BY_CLASS.computeIfAbsent(type, ParameterNames::read);
    }

    private static Set<String> read(String type) {
        Set<String> names = new TreeSet<>();
        Set<String> used = new HashSet<>();
        for (MethodModel method : parse(type).methods()) {
            Set<String> asked = new HashSet<>();
            boolean asks = false;
            for (InvokeInstruction call : calls(method)) {
                String owner = call.owner().asInternalName();
                asks |= owner.equals(PARAMS) || call.type().stringValue().contains(PARAMS + ";");
                if (owner.equals(PARAMS)) {
                    asked.addAll(askedByParams(call.name().stringValue()));
                } else if (owner.startsWith(PACKAGE)) {
                    used.add(owner);
                }
            }
            if (asks) {
                names.addAll(asked);
                names.addAll(constants(method));
            }
        }
        USED_BY.put(type, used);
        return names;
    }

    /** What {@link Params} reads by itself for one of its methods, such as the three cursors of a page. */
    private static Set<String> askedByParams(String name) {
        Set<String> names = new HashSet<>();
        for (MethodModel method : parse(PARAMS).methods()) {
            if (method.methodName().equalsString(name)) {
                names.addAll(constants(method));
                calls(method).stream()
                        .filter(call -> call.owner().asInternalName().equals(PARAMS)
                                && !call.name().equalsString(name))
                        .forEach(call -> names.addAll(askedByParams(call.name().stringValue())));
            }
        }
        return names;
    }

    private static List<String> constants(MethodModel method) {
        return instructions(method)
                .flatMap(element -> element instanceof ConstantInstruction constant
                                && constant.constantValue() instanceof String text
                                && NAME.matcher(text).matches()
                        ? Stream.of(text)
                        : Stream.empty())
                .toList();
    }

    private static List<InvokeInstruction> calls(MethodModel method) {
        return instructions(method)
                .flatMap(element -> element instanceof InvokeInstruction call ? Stream.of(call) : Stream.empty())
                .toList();
    }

    private static Stream<CodeElement> instructions(MethodModel method) {
        return method.code().stream().flatMap(CodeModel::elementStream);
    }

    private static ClassModel parse(String type) {
        try (InputStream in = Objects.requireNonNull(
                ParameterNames.class.getClassLoader().getResourceAsStream(type + ".class"), type)) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
