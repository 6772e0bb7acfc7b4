package nicc.runtime.guest.traffic;

import java.util.ArrayList;
import java.util.List;

/// The mixes of frames that the embedded guest is driven with.
public final class TrafficMix {
    private static final int FULL = 1514;
    private static final int[] LENGTHS = {60, 64, 65, 127, 128, 256, 511, 576, 1000, 1024, 1460, 1513, FULL};
    private static final int LARGEST = 0xFFFF + Protocol.ETHERNET;
    private static final int TAG = 0x6000 | 42;

    private TrafficMix() {}

    /// One kind of frame only.
    ///
    /// @param length bytes without FCS
    /// @param count how many different ones
    /// @return the shapes
    public static List<FrameShape> uniform(int length, int count) {
        List<FrameShape> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shapes.add(FrameShape.plain(Protocol.UDP4, length));
        }
        return shapes;
    }

    /// Frames of a standard MTU to send: all lengths, too short ones, checksums, tags, scattered ones.
    ///
    /// @return the shapes
    public static List<FrameShape> standard() {
        List<FrameShape> shapes = new ArrayList<>(plain());
        shapes.add(FrameShape.plain(Protocol.RAW, 14));
        shapes.add(FrameShape.plain(Protocol.RAW, 59));
        shapes.add(FrameShape.plain(Protocol.UDP4, 42).offloaded());
        for (int length : LENGTHS) {
            shapes.add(FrameShape.plain(Protocol.TCP4, length).offloaded());
            shapes.add(FrameShape.plain(Protocol.UDP4, length).offloaded().scattered(400));
            if (length >= Protocol.TCP6.headerLength()) {
                shapes.add(FrameShape.plain(Protocol.TCP6, length).offloaded());
                shapes.add(FrameShape.plain(Protocol.UDP6, length).offloaded().tagged(TAG));
            }
            shapes.add(FrameShape.plain(Protocol.RAW, length).tagged(TAG));
        }
        return shapes;
    }

    /// Frames of a standard MTU that leave nothing to the card.
    ///
    /// @return the shapes
    public static List<FrameShape> plain() {
        List<FrameShape> shapes = new ArrayList<>();
        for (int length : LENGTHS) {
            shapes.add(FrameShape.plain(Protocol.RAW, length));
            shapes.add(FrameShape.plain(Protocol.UDP4, length));
            shapes.add(FrameShape.plain(Protocol.TCP4, length));
        }
        return shapes;
    }

    /// Frames to receive: plain ones, and tagged ones.
    ///
    /// @return the shapes
    public static List<FrameShape> incoming() {
        List<FrameShape> shapes = new ArrayList<>(plain());
        shapes.add(FrameShape.plain(Protocol.TCP6, FULL));
        shapes.add(FrameShape.plain(Protocol.UDP6, 100));
        shapes.add(FrameShape.plain(Protocol.TCP4, FULL).tagged(TAG));
        shapes.add(FrameShape.plain(Protocol.UDP4, 60).tagged(TAG));
        return shapes;
    }

    /// Jumbo frames of an MTU of 9000.
    ///
    /// @return the shapes
    public static List<FrameShape> jumbo() {
        List<FrameShape> shapes = new ArrayList<>();
        for (int length : new int[] {1515, 2048, 4096, 4097, 8192, 9000, 9014}) {
            shapes.add(FrameShape.plain(Protocol.UDP4, length));
            shapes.add(FrameShape.plain(Protocol.TCP4, length));
        }
        return shapes;
    }

    /// Large TCP packets that the card cuts: up to 64 KiB with usual segment sizes, whole multiples, a single
    /// segment, tagged ones.
    ///
    /// @return the shapes
    public static List<FrameShape> segmentation() {
        List<FrameShape> shapes = new ArrayList<>();
        for (int mss : new int[] {536, 1448, 1460}) {
            shapes.add(FrameShape.plain(Protocol.TCP4, LARGEST).segmented(mss));
            shapes.add(FrameShape.plain(Protocol.TCP4, 54 + 10 * mss).segmented(mss));
            shapes.add(FrameShape.plain(Protocol.TCP4, 54 + 3 * mss + 1).segmented(mss));
            shapes.add(FrameShape.plain(Protocol.TCP4, 54 + 2 * mss + 1)
                    .segmented(mss)
                    .tagged(TAG));
            shapes.add(FrameShape.plain(Protocol.TCP4, 54 + mss).segmented(mss));
            shapes.add(FrameShape.plain(Protocol.TCP4, 54 + 20 * mss - 1)
                    .segmented(mss)
                    .tagged(TAG));
        }
        return shapes;
    }

    /// Packets of 64 KiB at a standard MTU.
    ///
    /// @return the shapes
    public static List<FrameShape> large() {
        return List.of(
                FrameShape.plain(Protocol.TCP4, 54 + 45 * 1448).segmented(1448),
                FrameShape.plain(Protocol.TCP4, LARGEST).segmented(1448));
    }

    /// Large TCP packets over IPv6, which few drivers of this age ask for.
    ///
    /// @return the shapes
    public static List<FrameShape> segmentationIpv6() {
        return List.of(
                FrameShape.plain(Protocol.TCP6, LARGEST).segmented(1440),
                FrameShape.plain(Protocol.TCP6, 74 + 7 * 1440).segmented(1440));
    }
}
