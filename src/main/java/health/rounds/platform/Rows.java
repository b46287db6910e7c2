package health.rounds.platform;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Reads and writes the column types that JDBC has no short words for. */
public final class Rows {
    private Rows() {}

    /** A time as a parameter for {@code timestamptz}. */
    public static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** A {@code timestamptz} that is not null. */
    public static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A {@code timestamptz} that may be null. */
    public static Optional<Instant> optionalInstant(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** A {@code bigint} that may be null. */
    public static Optional<Long> optionalLong(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /** A {@code boolean} that may be null. */
    public static Optional<Boolean> optionalBoolean(ResultSet rs, String column) throws SQLException {
        boolean value = rs.getBoolean(column);
        return rs.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /** Ids as a parameter for {@code bigint[]}. */
    public static <T> long[] longs(Collection<T> values, ToLongFunction<T> value) {
        return values.stream().mapToLong(value).toArray();
    }

    /** An array column that is not null. */
    @SuppressWarnings("unchecked") // the caller names the element type that the column has
    public static <E, T> List<T> list(ResultSet rs, String column, Function<E, T> element) throws SQLException {
        Array array = rs.getArray(column);
        Object[] elements = (Object[]) array.getArray();
        if (elements.length == 0) {
            return List.of();
        }
        List<T> list = new ArrayList<>(elements.length);
        for (Object each : elements) {
            list.add(element.apply((E) each));
        }
        return list;
    }

    /** Pairs as a parameter for {@code text[]}: key, value, key, value … */
    public static String[] pairs(Map<String, String> map) {
        return map.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }

    /** What {@link #pairs} has written. */
    public static Map<String, String> map(ResultSet rs, String column) throws SQLException {
        List<String> flat = list(rs, column, String.class::cast);
        Map<String, String> map = LinkedHashMap.newLinkedHashMap(flat.size() / 2);
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            map.put(flat.get(i), flat.get(i + 1));
        }
        return map;
    }
}
