package nicc.runtime.calibrate;

import java.io.IOException;
import nicc.runtime.ffi.Poll;

/// A round trip to another thread and back, over two ends that each thread waits on: asleep or spinning.
final class EchoProbe implements Probe {
    private static final long LONGEST_WAIT = 1_000_000_000L;

    /// One thread's end of the connection.
    interface End {
        /// Sends a message.
        ///
        /// @throws IOException when the other end is gone
        void send() throws IOException;

        /// Takes the message that has come.
        ///
        /// @return whether there was one
        /// @throws IOException when the other end is gone
        boolean take() throws IOException;

        /// What to wait on.
        int descriptor();
    }

    private final End near;
    private final Waiting waiting;
    private final Thread echo;
    private final Runnable closing;
    private volatile boolean over;

    private EchoProbe(End near, End far, boolean asleep, Runnable closing) {
        this.near = near;
        this.waiting = new Waiting(near, asleep);
        this.closing = closing;
        this.echo = new Thread(() -> echo(far, new Waiting(far, asleep)), "echo");
    }

    /// Starts the other thread.
    ///
    /// @param near this thread's end
    /// @param far the other thread's end
    /// @param asleep whether threads sleep until a message comes, or look for it all the time
    /// @param closing closes both ends
    static Probe start(End near, End far, boolean asleep, Runnable closing) {
        EchoProbe probe = new EchoProbe(near, far, asleep, closing);
        probe.echo.setDaemon(true);
        probe.echo.start();
        return probe;
    }

    @Override
    public long run(int times) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            near.send();
            while (!waiting.message()) {
                if (System.nanoTime() - start > (times + 1) * LONGEST_WAIT) {
                    throw new IOException("the other thread does not answer");
                }
            }
        }
        return System.nanoTime() - start;
    }

    private void echo(End far, Waiting from) {
        try {
            while (!over) {
                if (from.message()) {
                    far.send();
                }
            }
        } catch (IOException e) {
            // The near side says that nobody answers.
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            near.send();
            echo.join();
        } catch (IOException e) {
            // It has ended already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closing.run();
    }

    /// How a thread waits at its end.
    private static final class Waiting {
        private final End end;
        private final boolean asleep;
        private final Poll poll = new Poll(1);

        Waiting(End end, boolean asleep) {
            this.end = end;
            this.asleep = asleep;
        }

        boolean message() throws IOException {
            if (asleep) {
                poll.clear();
                poll.add(end.descriptor(), Poll.READABLE);
                poll.await(LONGEST_WAIT);
            } else {
                Thread.onSpinWait();
            }
            return end.take();
        }
    }
}
