package nicc.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nicc.compiler.emit.TwinFiles;
import nicc.dsl.Frontend;
import nicc.dsl.derive.Derivation;
import nicc.dsl.derive.ParavirtTwin;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.paravirt.StatusBlock;
import nicc.runtime.guest.paravirt.TwinShape;

/// The twin of a small card with its rings set up, and its driver's half. Doorbells wait until they are delivered.
final class SmallTwin implements CardAccess {
    static final int RECEIVE = 1;
    static final int TRANSMIT = 0;
    static final int ENTRIES = 8;
    static final int FRAME = 64;
    static final int SENT = 1;
    static final int ARRIVED = 2;
    static final ParavirtTwin TWIN = derive();
    static final TwinShape SHAPE = new TwinShape(
            TWIN.block().bar(),
            TWIN.block().vector(),
            TWIN.block().rings().size(),
            TWIN.block().causes().size(),
            TWIN.block().shown().size(),
            TWIN.block().counters().size());

    private static final Map<String, NicDeviceFactory> FACTORIES = new ConcurrentHashMap<>();
    private static final int DESCRIPTOR = 16;
    private static final int[] BASE = {0x20, 0x40};
    private static final int MASK = 0x04;
    private static final int PACE = 0x10;
    private static final int DONE = 12;

    final Rig rig;
    final GuestRam ram;
    final StatusBlock block;
    final List<Integer> doorbells = new ArrayList<>();
    private final long[] rings = new long[2];
    private final long[] buffers = new long[2];
    private final int[] next = new int[2];
    private final int[] clean = new int[2];

    private static ParavirtTwin derive() {
        try {
            return Derivation.derive(Frontend.load(Path.of("../dsl/src/test/twins/small.nic")))
                    .twin()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files of a build.
    static List<GeneratedFile> files(Options options) {
        List<GeneratedFile> files = new ArrayList<>(Compiler.compile(TWIN.device(), Rig.HASH, options, List.of()));
        files.addAll(TwinFiles.of(TWIN, options));
        return files;
    }

    /// @param pace least time between messages in units of 100 ns
    SmallTwin(Options options, int pace) {
        rig = Rig.of(FACTORIES.computeIfAbsent(options.build(), _ -> Rig.factory(files(options))), Map.of());
        ram = new GuestRam(rig.bytes, Rig.MEMORY);
        rig.device.link(true);
        for (int ring = 0; ring < 2; ring++) {
            rings[ring] = ram.allocate(ENTRIES * DESCRIPTOR, 64);
            buffers[ring] = ram.allocate(ENTRIES * FRAME, 64);
            rig.device.write(0, BASE[ring], 8, rings[ring]);
            rig.device.write(0, BASE[ring] + 8, 4, ENTRIES);
        }
        rig.write(MASK, SENT | ARRIVED);
        rig.write(PACE, pace);
        block = new StatusBlock(ram, this, SHAPE);
        block.enable();
    }

    /// Descriptors that can be given.
    int room(int ring) {
        return ENTRIES - 1 - Math.floorMod(next[ring] - clean[ring], 2 * ENTRIES);
    }

    /// Fills descriptors and gives them.
    boolean give(int ring, int count, int first) {
        for (int i = 0; i < count; i++) {
            int slot = next[ring] % ENTRIES;
            ram.putLong(slot(ring, slot), buffer(ring, slot));
            ram.putInt(slot(ring, slot) + 8, FRAME);
            ram.putInt(slot(ring, slot) + DONE, 0);
            if (ring == TRANSMIT) {
                ram.clear(buffer(ring, slot), FRAME);
                ram.putInt(buffer(ring, slot), first + i);
            }
            next[ring] = (next[ring] + 1) % (2 * ENTRIES);
        }
        return block.give(ring, count);
    }

    /// Takes descriptors back that the card is done with; returns what the frames begin with.
    List<Integer> clean(int ring) {
        List<Integer> frames = new ArrayList<>();
        while (clean[ring] != next[ring] && (ram.getIntAcquire(slot(ring, clean[ring] % ENTRIES) + DONE) & 1) != 0) {
            frames.add(ram.getInt(buffer(ring, clean[ring] % ENTRIES)));
            clean[ring] = (clean[ring] + 1) % (2 * ENTRIES);
        }
        return frames;
    }

    private long slot(int ring, int index) {
        return rings[ring] + (long) index * DESCRIPTOR;
    }

    private long buffer(int ring, int index) {
        return buffers[ring] + (long) index * FRAME;
    }

    /// A frame that begins with a number arrives.
    void arrive(int number) {
        rig.arrive("%08x".formatted(Integer.reverseBytes(number)) + "00".repeat(FRAME - 4));
    }

    void deliver(int doorbell) {
        rig.device.write(SHAPE.bar(), doorbell, 4, 0);
    }

    int word(int offset) {
        return ram.getInt(address() + offset);
    }

    void word(int offset, int value) {
        ram.putInt(address() + offset, value);
    }

    long address() {
        return rig.device.peek(SHAPE.bar(), TwinShape.ADDRESS, 8);
    }

    @Override
    public long read(int bar, long offset, int size) {
        return rig.device.read(bar, offset, size);
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        if (bar == SHAPE.bar() && offset >= TwinShape.DOORBELLS) {
            doorbells.add((int) offset);
        } else {
            rig.device.write(bar, offset, size, value);
        }
    }

    @Override
    public int readConfig(int offset, int size) {
        throw new UnsupportedOperationException("no bus here");
    }

    @Override
    public void writeConfig(int offset, int size, int value) {
        throw new UnsupportedOperationException("no bus here");
    }
}
