package bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The yardstick of being told: bytes there and back again over the loopback address. */
final class Echo implements AutoCloseable {
    private static final int BYTES = 64;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket here;

    Echo() throws IOException {
        Thread.ofPlatform().daemon().name("echo").start(this::answer);
        here = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
        here.setTcpNoDelay(true);
    }

    void once() throws IOException {
        here.getOutputStream().write(new byte[BYTES]);
        if (here.getInputStream().readNBytes(BYTES).length < BYTES) {
            throw new EOFException("The echo has gone");
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        listener.close();
    }

    private void answer() {
        try (Socket there = listener.accept()) {
            there.setTcpNoDelay(true);
            byte[] heard = there.getInputStream().readNBytes(BYTES);
            while (heard.length == BYTES) {
                there.getOutputStream().write(heard);
                heard = there.getInputStream().readNBytes(BYTES);
            }
        } catch (IOException e) {
            return; // closed
        }
    }
}
