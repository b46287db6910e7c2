package health.rounds.platform;

import java.io.IOException;
import java.io.InputStream;

/** What comes from another server: no more than may come, and whoever stops reading early hangs up. */
final class OutsideBody extends InputStream {
    private final InputStream in;
    private final int most;
    private final Runnable hangUp;
    private int left;
    private boolean ended;

    OutsideBody(InputStream in, int most, Runnable hangUp) {
        this.in = in;
        this.most = most;
        this.left = most;
        this.hangUp = hangUp;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        ended = count < 0;
        if (count > left) {
            throw new IOException("The answer has more than %d bytes".formatted(most));
        }
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            in.close();
            return;
        }
        hangUp.run(); // or closing would read the rest
        try {
            in.close();
        } catch (IOException hungUp) {
            // That is what was wanted.
        }
    }
}
