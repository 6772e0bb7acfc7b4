package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import nicc.verifier.refine.Scene;

/// Guest memory for one run on one side, and a record of what the device has said. All addresses have memory. A
/// guest may change its memory at any moment: the first reads bring what the script says, in order.
final class GuestWorld {
    private static final int PAGE = 4096;

    private final List<Scene.Answer> script;
    private final Map<Long, byte[]> pages = new HashMap<>();
    private final List<PortCall> calls = new ArrayList<>();
    private final Map<Long, Byte> stored = new TreeMap<>(Long::compareUnsigned);
    private final long background;
    private int fetches;

    /// Memory before a run.
    ///
    /// @param script what the first reads bring
    /// @param background 0 for memory of zeros, else a seed of its content
    GuestWorld(List<Scene.Answer> script, long background) {
        this.script = List.copyOf(script);
        this.background = background;
        for (Scene.Answer answer : script.reversed()) {
            for (int i = 0; i < answer.bytes().size(); i++) {
                put(answer.address() + i, answer.bytes().get(i));
            }
        }
    }

    /// What the device has said, in order.
    List<PortCall> calls() {
        return calls;
    }

    /// Records a call. A store of a size that no single access has is recorded as the accesses that it takes.
    void say(PortCall call) {
        switch (call) {
            case PortCall.Store(long address, Octets bytes) -> pieces(address, bytes, PortCall.Store::new);
            case PortCall.Publish(long address, Octets bytes) -> pieces(address, bytes, PortCall.Publish::new);
            default -> calls.add(call);
        }
    }

    private interface Piece {
        PortCall of(long address, Octets bytes);
    }

    private void pieces(long address, Octets bytes, Piece piece) {
        byte[] all = bytes.toArray();
        for (int done = 0; done < all.length; ) {
            int size = Integer.highestOneBit(Math.min(Long.BYTES, all.length - done));
            calls.add(piece.of(address + done, Octets.of(Arrays.copyOfRange(all, done, done + size))));
            done += size;
        }
    }

    /// What a read of memory brings: what the script says, if it is the read that the script is about.
    byte[] fetch(long address, int length) {
        int number = fetches++;
        if (number < script.size()) {
            Scene.Answer answer = script.get(number);
            if (answer.address() == address && answer.bytes().size() == length) {
                byte[] bytes = new byte[length];
                for (int i = 0; i < length; i++) {
                    bytes[i] = answer.bytes().get(i).byteValue();
                }
                return bytes;
            }
        }
        return load(address, length);
    }

    /// The present content of memory; no byte lies beyond the last address.
    byte[] load(long address, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = wraps(address, i) ? (byte) 0xFF : get(address + i);
        }
        return bytes;
    }

    /// Stores bytes; those beyond the last address are lost.
    void store(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (!wraps(address, i)) {
                put(address + i, bytes[i]);
                stored.put(address + i, bytes[i]);
            }
        }
    }

    private static boolean wraps(long address, int i) {
        return Long.compareUnsigned(address + i, address) < 0;
    }

    private byte get(long address) {
        byte[] page = pages.get(address / PAGE);
        return page == null ? filler(address) : page[(int) Math.floorMod(address, (long) PAGE)];
    }

    private void put(long address, int value) {
        byte[] page = pages.computeIfAbsent(address / PAGE, number -> fresh(address & -PAGE));
        page[(int) Math.floorMod(address, (long) PAGE)] = (byte) value;
    }

    private byte[] fresh(long address) {
        byte[] page = new byte[PAGE];
        for (int i = 0; background != 0 && i < PAGE; i++) {
            page[i] = filler(address + i);
        }
        return page;
    }

    /// A byte of the background: a hash of its address, with every other word 0 to look like headers.
    private byte filler(long address) {
        if (background == 0) {
            return 0;
        }
        long mixed = ((address >> 1) ^ background) * 0x9E37_79B9_7F4A_7C15L;
        mixed ^= mixed >>> 29;
        return (mixed & 0x700) == 0 ? 0 : (byte) (mixed >>> ((address & 1) == 0 ? 17 : 25));
    }

    /// What the device has stored since the last call, by address.
    Map<Long, Byte> takeStored() {
        Map<Long, Byte> taken = new TreeMap<>(stored);
        stored.clear();
        return taken;
    }

    /// Stores bytes as the driver does: the device has not stored them.
    void poke(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            put(address + i, bytes[i]);
        }
    }
}
