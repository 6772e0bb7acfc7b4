package nicc.runtime.calibrate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.ffi.ReceivedDescriptors;
import nicc.runtime.ffi.UnixSocket;

/// Connections between two threads, and within one.
final class Ends {
    /// A header of vfio-user is as long.
    private static final int MESSAGE = 16;

    private Ends() {}

    /// Round trips by messages.
    static Probe sockets(boolean asleep) throws IOException {
        List<UnixSocket> pair = UnixSocket.pair();
        return EchoProbe.start(
                new SocketEnd(pair.get(0)), new SocketEnd(pair.get(1)), asleep, () -> pair.forEach(UnixSocket::close));
    }

    /// Round trips by eventfds.
    static Probe events() throws IOException {
        EventFd there = EventFd.create();
        EventFd back = EventFd.create();
        return EchoProbe.start(new EventEnd(there, back), new EventEnd(back, there), true, () -> {
            there.close();
            back.close();
        });
    }

    /// A message that is sent and taken by one thread.
    static Probe message() throws IOException {
        List<UnixSocket> pair = UnixSocket.pair();
        SocketEnd from = new SocketEnd(pair.get(0));
        SocketEnd to = new SocketEnd(pair.get(1));
        return new OneThread(from, to, () -> pair.forEach(UnixSocket::close));
    }

    /// A signal that is made and taken by one thread.
    static Probe signal() throws IOException {
        EventFd event = EventFd.create();
        EventEnd end = new EventEnd(event, event);
        return new OneThread(end, end, event::close);
    }

    private record OneThread(EchoProbe.End from, EchoProbe.End to, Runnable closing) implements Probe {
        @Override
        public long run(int times) throws IOException {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                from.send();
                if (!to.take()) {
                    throw new IOException("what was sent has not arrived");
                }
            }
            return System.nanoTime() - start;
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    private static final class SocketEnd implements EchoProbe.End {
        private final UnixSocket socket;
        private final MemorySegment message = Arena.ofAuto().allocate(MESSAGE);
        private final ReceivedDescriptors descriptors = new ReceivedDescriptors(1);

        SocketEnd(UnixSocket socket) {
            this.socket = socket;
        }

        @Override
        public void send() throws IOException {
            if (socket.send(message, 0, MESSAGE, null) != MESSAGE) {
                throw new IOException("a socket takes no message");
            }
        }

        @Override
        public boolean take() throws IOException {
            return socket.receive(message, 0, MESSAGE, descriptors) > 0;
        }

        @Override
        public int descriptor() {
            return socket.fd();
        }
    }

    private record EventEnd(EventFd out, EventFd in) implements EchoProbe.End {
        @Override
        public void send() throws IOException {
            if (!out.signal()) {
                throw new IOException("an eventfd takes no signal");
            }
        }

        @Override
        public boolean take() {
            return in.drain() > 0;
        }

        @Override
        public int descriptor() {
            return in.fd();
        }
    }
}
