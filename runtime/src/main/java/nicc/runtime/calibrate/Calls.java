package nicc.runtime.calibrate;

import java.io.IOException;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.ffi.Poll;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.transport.AccessPort;

/// What one thread does by itself.
final class Calls {
    private static final int MEMORY = 1 << 20;

    /// Where the copies come from: further than the caches nearest to the processor, within the next.
    private static final int APART = 1 << 17;

    private Calls() {}

    /// A system call that does nothing: ppoll(2) of no descriptor.
    static Probe system() {
        Poll nothing = new Poll(1);
        return Probe.of(() -> {
            nothing.clear();
            nothing.await(0);
        });
    }

    /// An access of the embedded guest: a call that is counted, up to a device that does nothing.
    static Probe access() {
        AccessPort port = port(new ProbeCard());
        return Probe.of(() -> port.write(0, ProbeCard.WRITE, 4, 1, Mechanism.POSTED));
    }

    private static AccessPort port(ProbeCard card) {
        GuestMemory memory = new GuestMemory();
        return new AccessPort(new PciFunction(card, memory, new InterruptGate(new Silent())), null);
    }

    /// A copy from the guest's memory to a buffer, from places in turn.
    static Probe copy(int length) throws IOException {
        GuestMemory memory = memory();
        FrameBuffer buffer = new FrameBuffer(length);
        int places = Math.max(1, Math.min(APART, MEMORY - length) / Math.max(length, 64));
        return times -> {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                buffer.clear();
                buffer.gather(memory, (long) (i % places) * length, length);
            }
            return System.nanoTime() - start;
        };
    }

    private static GuestMemory memory() throws IOException {
        GuestMemory memory = new GuestMemory();
        try {
            memory.mapAnonymous(0, MEMORY).fill((byte) 1);
        } catch (MapException e) {
            throw new IOException(e);
        }
        memory.busMaster(true);
        return memory;
    }

    private static final class Silent implements InterruptOutput {
        @Override
        public void level(boolean asserted) {
            // Nobody is interrupted.
        }

        @Override
        public void message(int vector) {
            // Nobody is interrupted.
        }
    }
}
