package bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A connection that asks and waits for the answer, again and again. A plain socket, so that the client takes as little as possible
 * of the machine that it shares with the server. Understands answers with a Content-Length only, which all of ours have.
 */
final class Http implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[128 * 1024];

    /** An answer; its body is made only when it is asked for, and before the next question. */
    record Answer(int status, byte[] buffer, int from, int to) {
        byte[] body() {
            return Arrays.copyOfRange(buffer, from, to);
        }

        Answer requireOk() throws IOException {
            if (status != 200) {
                throw new IOException("Answered " + status + ": " + new String(body(), StandardCharsets.UTF_8));
            }
            return this;
        }
    }

    Http(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
    }

    static byte[] get(String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization(token) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A request with a JSON body. */
    static byte[] post(String path, String token, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization(token)
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    Answer ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int filled = 0;
        int headEnd = -1;
        while (headEnd < 0) {
            int from = Math.max(0, filled - HEAD_END.length + 1);
            filled += read(filled);
            headEnd = headEnd(from, filled);
        }
        String head = new String(buffer, 0, headEnd, StandardCharsets.US_ASCII);
        int bodyStart = headEnd + HEAD_END.length;
        int bodyEnd = bodyStart + contentLength(head);
        if (bodyEnd > buffer.length) {
            buffer = Arrays.copyOf(buffer, bodyEnd);
        }
        while (filled < bodyEnd) {
            filled += read(filled);
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), buffer, bodyStart, bodyEnd);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String authorization(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private int read(int at) throws IOException {
        int count = in.read(buffer, at, buffer.length - at);
        if (count < 0) {
            throw new EOFException("The server closed the connection");
        }
        return count;
    }

    private int headEnd(int from, int to) {
        for (int i = from; i + HEAD_END.length <= to; i++) {
            if (Arrays.equals(buffer, i, i + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int contentLength(String head) throws IOException {
        String name = "\r\ncontent-length:";
        int at = head.toLowerCase(Locale.ROOT).indexOf(name);
        if (at < 0) {
            throw new IOException("An answer without Content-Length:\n" + head);
        }
        int end = head.indexOf('\r', at + 2);
        return Integer.parseInt(head.substring(at + name.length(), end < 0 ? head.length() : end)
                .strip());
    }
}
