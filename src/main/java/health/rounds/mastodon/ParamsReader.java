package health.rounds.mastodon;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.core.JacksonException;

/** Reads the parameters of a request from its address and its body, strictly: what is not UTF-8 is refused, never repaired. */
final class ParamsReader {
    /** Far above the longest post with all its parts, far below what would hurt. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_VALUES = 2_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, MultipartFile> files = new HashMap<>();
    private final Set<String> nulls = new HashSet<>();
    /** The list of records that is being read, and which of its records. */
    private final Map<String, Integer> records = new HashMap<>();

    private int count;

    private ParamsReader() {}

    static Params read(HttpServletRequest request) throws IOException {
        ParamsReader reader = new ParamsReader();
        reader.readAll(request);
        return new Params(reader.values, reader.files, reader.nulls);
    }

    /** The members of a JSON object that came by another way than a request. */
    static Params readJson(String json) {
        ParamsReader reader = new ParamsReader();
        reader.readJson(json.getBytes(StandardCharsets.UTF_8));
        return new Params(reader.values, reader.files, reader.nulls);
    }

    private void readAll(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (request instanceof MultipartHttpServletRequest multipart) {
            readParts(multipart);
            return;
        }
        String query = request.getQueryString();
        if (query != null) {
            readEncoded(query);
        }
        if (type != null) {
            readBody(request, type.toLowerCase(Locale.ROOT));
        }
    }

    private void readParts(MultipartHttpServletRequest multipart) {
        try {
            addGrouped(multipart.getParameterMap());
            files.putAll(multipart.getFileMap());
        } catch (MaxUploadSizeExceededException e) {
            throw ApiError.of(413, "That file is larger than this server takes");
        } catch (MultipartException | HttpException.RuntimeException e) {
            // Not left to Spring, which takes a form that ends too early for a reader who has gone, and answers
            // nothing.
            throw ApiError.badRequest("The multipart form cannot be read");
        }
    }

    private void readBody(HttpServletRequest request, String type) throws IOException {
        if (type.startsWith("application/json") || type.contains("+json")) {
            byte[] body = body(request);
            if (!isBlank(body)) {
                readJson(body);
            }
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            readForm(request);
        } else if (request.getContentLengthLong() > 0) {
            throw ApiError.of(415, "Send JSON, a form or a multipart form");
        }
    }

    private void readForm(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        if (body.length > 0) {
            readEncoded(new String(body, StandardCharsets.ISO_8859_1));
        } else {
            // A filter has asked for a parameter, and the container has read the form: it holds address and body
            // together.
            values.clear();
            count = 0;
            addGrouped(request.getParameterMap());
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw ApiError.of(413, "That is more than this server takes");
        }
        return body;
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    private void readJson(byte[] body) {
        strictUtf8(body);
        try {
            addAll("", Json.object(body));
        } catch (JacksonException e) {
            throw ApiError.badRequest("The body is not a JSON object");
        }
    }

    private void addAll(String prefix, Map<?, ?> members) {
        members.forEach((name, value) -> addJson(prefix.isEmpty() ? "" + name : prefix + "[" + name + "]", value));
    }

    private void addJson(String name, @Nullable Object value) {
        switch (value) {
            case null -> nulls.add(name);
            case Map<?, ?> members -> addAll(name, members);
            case Collection<?> items -> addItems(name, items);
            default -> add(name, value.toString());
        }
    }

    private void addItems(String name, Collection<?> items) {
        int index = 0;
        for (Object item : items) {
            if (item instanceof Map<?, ?> members) {
                addAll(name + "[" + index + "]", members);
            } else {
                addJson(name, item);
            }
            index++;
        }
        // An empty list says something else than no list: no media, not "leave the media".
        if (items.isEmpty()) {
            values.putIfAbsent(name, new ArrayList<>());
        }
    }

    private void readEncoded(String encoded) {
        int from = 0;
        while (from < encoded.length()) {
            int end = encoded.indexOf('&', from);
            end = end < 0 ? encoded.length() : end;
            int equals = encoded.indexOf('=', from);
            if (end > from) {
                boolean named = equals >= 0 && equals < end;
                String name = decode(encoded, from, named ? equals : end);
                add(name, named ? decode(encoded, equals + 1, end) : "");
            }
            from = end + 1;
        }
    }

    private static String decode(String encoded, int from, int to) {
        boolean plain = true;
        for (int i = from; i < to && plain; i++) {
            char c = encoded.charAt(i);
            plain = c != '%' && c != '+' && c < 0x80;
        }
        if (plain) {
            return encoded.substring(from, to);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            char c = encoded.charAt(i);
            if (c == '+') {
                bytes.write(' ');
            } else if (c == '%') {
                bytes.write(hex(encoded, i + 1, to) << 4 | hex(encoded, i + 2, to));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return strictUtf8(bytes.toByteArray());
    }

    private static int hex(String encoded, int at, int to) {
        int digit = at < to ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw ApiError.badRequest("A percent sign must be followed by two hexadecimal digits");
        }
        return digit;
    }

    private static String strictUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ApiError.badRequest("The text is not valid UTF-8");
        }
    }

    private void add(String name, String value) {
        if (++count > MOST_VALUES) {
            throw ApiError.badRequest("Too many parameters");
        }
        requireStorable(value);
        String numbered = numbered(name);
        String plain = numbered.endsWith("[]") ? numbered.substring(0, numbered.length() - 2) : numbered;
        values.computeIfAbsent(plain, key -> new ArrayList<>(1)).add(value);
    }

    /** Numbers lists of records as Rack reads them: in {@code name[][member]} a member that is there already begins the next record. */
    private String numbered(String name) {
        int at = name.indexOf("[][");
        if (at < 0) {
            return name;
        }
        String list = name.substring(0, at);
        String member = name.substring(at + 2);
        int record = records.getOrDefault(list, 0);
        if (values.containsKey(list + "[" + record + "]" + member)) {
            record++;
        }
        records.put(list, record);
        return list + "[" + record + "]" + member;
    }

    /** What the container has read has lost its order: the first value of each member belongs to the first record, and so on. */
    private void addGrouped(Map<String, String[]> parameters) {
        parameters.forEach((name, all) -> {
            records.clear();
            List.of(all).forEach(value -> add(name, value));
        });
    }

    /** No database text holds U+0000, and no UTF-8 half a surrogate pair (which JSON escapes can smuggle in). */
    private static void requireStorable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !paired)) {
                throw ApiError.badRequest("The text holds a character that cannot be stored");
            }
            if (paired) {
                i++;
            }
        }
    }
}
