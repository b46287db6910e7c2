package bench;

import bench.Table.Budget;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ten thousand apps that only listen, a WebSocket each: what they take of memory, what their heartbeats cost, and how long it takes
 * until the last of them has a post that concerns all.
 */
final class Idle {
    private static final int SOCKETS = 10_000;
    private static final int QUIET_SECONDS = 45;
    private static final byte TEXT = (byte) 0x81;
    private static final byte PING = (byte) 0x89;
    /** Empty and masked with zeros, as clients must mask. */
    private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};
    private static final long MOST_SECONDS_TO_TELL = 60;

    private final Server server;
    private final String text;
    private final Table table;
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    Idle(Server server, String text, Table table) {
        this.server = server;
        this.text = text;
        this.table = table;
    }

    void run() throws Exception {
        Bench.say(SOCKETS + " idle connections");
        double before = server.residentMegabytes();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < SOCKETS; i++) {
                SocketChannel socket = open();
                sockets.add(socket);
                socket.configureBlocking(false);
                socket.register(selector, SelectionKey.OP_READ);
            }
            Cpu begun = server.cpu();
            read(selector, System.nanoTime() + QUIET_SECONDS * 1_000_000_000L, Integer.MAX_VALUE);
            double heartbeats = server.cpu().since(begun).total() / QUIET_SECONDS;
            Samples memory = new Samples().add(server.residentMegabytes());
            Samples empty = new Samples().add(before);
            table.add(
                    "resident with %,d open WebSockets".formatted(SOCKETS),
                    "MB",
                    memory,
                    "before",
                    empty,
                    new Budget.AtMost(1_000));
            table.add(
                    "   their heartbeats, a second",
                    "ms CPU",
                    new Samples().add(heartbeats / 1_000),
                    new Budget.None());
            table.add("   a public post has reached all", "ms", new Samples().add(tell(selector)), new Budget.None());
        } finally {
            for (SocketChannel socket : sockets) {
                socket.close();
            }
        }
    }

    /** A WebSocket (RFC 6455, section 4.1) to the public timeline. */
    private SocketChannel open() throws IOException {
        SocketChannel socket =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.write(ByteBuffer.wrap(("GET /api/v1/streaming?stream=public HTTP/1.1\r\nHost: localhost\r\n"
                        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " + Seed.FOLLOWER
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            if (read(socket) < 0) {
                throw new EOFException("The server refused connection " + sockets.size());
            }
            head.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("No WebSocket: " + head);
        }
        return socket;
    }

    private double tell(Selector selector) throws Exception {
        byte[] request = Publishing.request(Seed.FEW_FOLLOWERS.getFirst(), text);
        long sent = System.nanoTime();
        try (Http http = new Http(server.port())) {
            http.ask(request).requireOk();
        }
        int reached = read(selector, sent + MOST_SECONDS_TO_TELL * 1_000_000_000L, SOCKETS);
        if (reached < SOCKETS) {
            throw new IOException("The post reached " + reached + " of " + SOCKETS);
        }
        return (System.nanoTime() - sent) / 1e6;
    }

    /** Reads until the time or until so many sockets have brought an event; returns how many have. */
    private int read(Selector selector, long until, int enough) throws IOException {
        int events = 0;
        while (events < enough && System.nanoTime() < until) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                if (read((SocketChannel) key.channel()) < 0) {
                    throw new EOFException("The server closed an idle connection");
                }
                // The first byte of a frame (RFC 6455, section 5.2). What is longer than the buffer goes on with another byte.
                byte first = buffer.flip().hasRemaining() ? buffer.get(0) : 0;
                events += first == TEXT ? 1 : 0;
                if (first == PING) {
                    ((SocketChannel) key.channel()).write(ByteBuffer.wrap(PONG));
                }
            }
            selector.selectedKeys().clear();
        }
        return events;
    }

    private int read(SocketChannel socket) throws IOException {
        return socket.read(buffer.clear());
    }
}
