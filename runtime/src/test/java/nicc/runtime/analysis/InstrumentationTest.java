package nicc.runtime.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import org.junit.jupiter.api.Test;

final class InstrumentationTest {

    /// Stands in for a generated card.
    public static final class Sample implements Runnable {
        /// Loads two descriptors, stores one, copies 40 bytes out and 24 back, and sums once.
        @Override
        public void run() {
            GuestMemory memory = new GuestMemory();
            try {
                memory.mapAnonymous(0, 4096);
            } catch (MapException e) {
                throw new IllegalStateException(e);
            }
            memory.busMaster(true);
            FrameBuffer buffer = new FrameBuffer(64);
            buffer.resize(32);
            memory.read(0, buffer, 0, 32);
            memory.writeInt(64, memory.readInt(0));
            buffer.clear();
            int copied = buffer.gather(memory, 128, 40);
            for (int i = 0; i < 2; i++) {
                buffer.scatter(memory, 256, 0, copied == 40 ? 12 : 0);
            }
            buffer.sum(0, 40);
        }
    }

    @Test
    void aChangedClassDoesTheSameAndCounts() throws ReflectiveOperationException, IOException {
        Runnable changed = changed(Sample.class);
        Operations.clear();
        new Sample().run();
        assertThat(Operations.sums().count(Operation.ACCESS)).isZero();
        changed.run();
        Operations.Sums sums = Operations.sums();
        assertThat(sums.count(Operation.ACCESS)).isEqualTo(3);
        assertThat(sums.bytes(Operation.ACCESS)).isEqualTo(32);
        assertThat(sums.count(Operation.COPY)).isEqualTo(3);
        assertThat(sums.bytes(Operation.COPY)).isEqualTo(40 + 2 * 12);
        assertThat(sums.count(Operation.CHECKSUM)).isEqualTo(1);
        assertThat(sums.count(Operation.FRAME)).isZero();
    }

    private static Runnable changed(Class<?> original) throws ReflectiveOperationException, IOException {
        byte[] bytes;
        try (InputStream in = Objects.requireNonNull(
                original.getResourceAsStream(original.getName().replaceAll(".*\\.", "") + ".class"))) {
            bytes = Instrumentation.apply(in.readAllBytes(), original.getClassLoader());
        }
        ClassLoader loader = new ClassLoader(original.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(original.getName())
                        ? defineClass(name, bytes, 0, bytes.length)
                        : super.loadClass(name, resolve);
            }
        };
        return (Runnable) loader.loadClass(original.getName()).getConstructor().newInstance();
    }
}
