package nicc.device.virtio_net;

import java.util.List;

/// A device in its world: what the scenarios are run on.
interface Subject {
    /// Where guest memory begins.
    long MEMORY = 0x4000_0000L;

    /// Bytes of guest memory.
    int MEMORY_SIZE = 0x40_0000;

    /// Region 0 is the configuration, as in the spec.
    long read(int bar, long offset, int size);

    void write(int bar, long offset, int size, long value);

    void poke(long address, byte[] bytes);

    byte[] dump(long address, int bytes);

    void link(boolean up);

    /// A frame arrives with an offload record of ten bytes.
    void deliver(byte[] frame, byte[] offload);

    /// Lets the device work until nothing is to be done; returns how many steps that took.
    int run();

    /// Frames sent since the last call.
    List<Sent> sent();

    /// Messages since the last call.
    List<Integer> messages();

    /// The level of the interrupt line.
    boolean line();

    /// A reset of a domain that the bus knows: power or bus.
    void reset(boolean power);
}
