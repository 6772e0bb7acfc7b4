package nicc.dsl.interp;

/// Something that the world can observe of a device, other than the values of reads.
public sealed interface Effect {

    /// A read of guest memory.
    ///
    /// @param address of the first byte
    /// @param bytes how many, at least 1
    record DmaRead(long address, int bytes) implements Effect {
        @Override
        public String toString() {
            return "read " + bytes + " bytes at 0x" + Long.toHexString(address);
        }
    }

    /// A write to guest memory.
    ///
    /// @param address of the first byte
    /// @param bytes at least one
    record DmaWrite(long address, Octets bytes) implements Effect {
        @Override
        public String toString() {
            return "write " + bytes + " at 0x" + Long.toHexString(address);
        }
    }

    /// A frame on the wire.
    ///
    /// @param bytes without FCS
    record Frame(Octets bytes) implements Effect {
        @Override
        public String toString() {
            return "frame " + bytes;
        }
    }

    /// A frame on the wire that the wire has to finish.
    ///
    /// @param bytes without FCS
    /// @param offload its offload record
    record UnfinishedFrame(Octets bytes, Octets offload) implements Effect {
        @Override
        public String toString() {
            return "frame " + bytes + " with " + offload;
        }
    }

    /// A change of an interrupt line.
    ///
    /// @param interrupt its name
    /// @param asserted its level from now on
    record Line(String interrupt, boolean asserted) implements Effect {
        @Override
        public String toString() {
            return interrupt + (asserted ? " asserted" : " deasserted");
        }
    }

    /// A message-signalled interrupt.
    ///
    /// @param vector within the table
    record Message(int vector) implements Effect {
        @Override
        public String toString() {
            return "message " + vector;
        }
    }
}
