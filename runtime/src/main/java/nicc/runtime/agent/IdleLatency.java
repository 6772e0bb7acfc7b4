package nicc.runtime.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long the machine's processors may take to leave idle: a request to the kernel's power management, one for
/// a process (PM QoS, `/dev/cpu_dma_latency`; kernel documentation, power/pm_qos_interface). It holds while at least
/// one
/// device wants it, and for the whole machine: a processor with nothing to do then waits awake.
///
/// For who waits for each other in turns, as a guest and its device do, time is mostly what a processor takes to wake
/// up: some 2 µs from a wait that is awake, and 25 µs or more from a halt of a virtual machine's processor
/// (docs/decisions/0012).
public final class IdleLatency implements AutoCloseable {
    private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");

    /// PM_QOS_CPU_LATENCY_DEFAULT_VALUE, in microseconds: no limit.
    private static final int ANY = 2_000_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(IdleLatency.class);

    private final @Nullable FileChannel request;
    private final ByteBuffer value = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
    private final int micros;
    private int holders;

    private IdleLatency(@Nullable FileChannel request, int micros) {
        this.request = request;
        this.micros = micros;
    }

    /// Asks for nothing, ever.
    ///
    /// @return one that does nothing
    public static IdleLatency unlimited() {
        return new IdleLatency(null, ANY);
    }

    /// A request that holds when someone wants it. Where it is not allowed (it needs root), or the kernel has no such
    /// thing, it does nothing.
    ///
    /// @param micros the longest time to leave idle in, in microseconds; 0 for processors that do not halt
    /// @return the request, which nobody wants yet
    public static IdleLatency of(int micros) {
        return of(DEVICE, micros);
    }

    static IdleLatency of(Path device, int micros) {
        try {
            return new IdleLatency(FileChannel.open(device, StandardOpenOption.WRITE), micros);
        } catch (IOException e) {
            LOG.debug("processors idle as they like: {}", e.toString());
            return unlimited();
        }
    }

    /// A device wants it.
    public synchronized void hold() {
        holders++;
        if (holders == 1) {
            write(micros);
        }
    }

    /// A device that wanted it no longer does.
    public synchronized void release() {
        holders--;
        if (holders == 0) {
            write(ANY);
        }
    }

    private void write(int limit) {
        if (request == null) {
            return;
        }
        value.clear().putInt(limit).flip();
        try {
            request.write(value);
        } catch (IOException e) {
            LOG.warn("processors idle as they like", e);
        }
    }

    /// Takes the request back.
    @Override
    public void close() {
        if (request != null) {
            try {
                request.close();
            } catch (IOException e) {
                LOG.warn("a request to the processors may hold until this process ends", e);
            }
        }
    }
}
