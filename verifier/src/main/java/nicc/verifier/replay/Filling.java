package nicc.verifier.replay;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nicc.dsl.interp.Octets;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Scene;

/// What a solver's model leaves open: the content of buffers, and of guest memory that the script does not
/// bring.
///
/// @param number which one
/// @param buffers the bytes of each buffer, by name
/// @param frame the frame that the wire has, if it has one
/// @param background of guest memory: 0 for zeros, else a seed
record Filling(int number, Map<String, Octets> buffers, Octets frame, long background) {
    private static final String FRAME = "frame that is received";
    private static final List<Integer> LENGTHS = List.of(60, 64, 128, 1518, 14, 0, 256);

    /// One of so many is all ones: the other zero of ones' complement, which no drawn bytes come to.
    private static final int ONES = 4;

    /// A filling: number 0 has zeros as far as the scene leaves it open, others are drawn.
    static Filling of(Device device, Scene scene, int number) {
        Random random = new Random(number);
        Map<String, Octets> buffers = new LinkedHashMap<>();
        for (Buffer buffer : device.buffers()) {
            Scene.Content known = scene.buffers().get(buffer.name());
            int length = length(known, buffer.capacity(), number, random);
            byte[] bytes = bytes(length, number, random);
            if (known != null) {
                known.bytes().forEach((offset, value) -> {
                    if (offset >= 0 && offset < bytes.length) {
                        bytes[offset] = value.byteValue();
                    }
                });
            }
            if (known != null) {
                Sums.bring(bytes, known);
            }
            buffers.put(buffer.name(), Octets.of(bytes));
        }
        Octets frame = frame(scene.buffers().get(FRAME), number, random);
        return new Filling(number, buffers, frame, number == 0 ? 0 : random.nextLong() | 1);
    }

    /// The frame that the wire has.
    private static Octets frame(Scene.Content known, int number, Random random) {
        int length = known == null ? LENGTHS.get(number % 5) : length(known, Short.MAX_VALUE, number, random);
        byte[] bytes = bytes(length, number, random);
        if (known != null) {
            known.bytes().forEach((offset, value) -> {
                if (offset >= 0 && offset < bytes.length) {
                    bytes[offset] = value.byteValue();
                }
            });
            Sums.bring(bytes, known);
        }
        return Octets.of(bytes);
    }

    private static int length(Scene.Content known, int capacity, int number, Random random) {
        int length = known != null && known.length().isPresent()
                ? known.length().get()
                : number == 0 ? 0 : LENGTHS.get(random.nextInt(LENGTHS.size()));
        return Math.clamp(length, 0, capacity);
    }

    private static byte[] bytes(int length, int number, Random random) {
        byte[] bytes = new byte[length];
        if (number % ONES == 1) {
            Arrays.fill(bytes, (byte) 0xFF);
        } else if (number > 0) {
            random.nextBytes(bytes);
        }
        return bytes;
    }
}
