package nicc.runtime.guest.fake;

import nicc.runtime.device.DevicePorts;
import nicc.runtime.guest.fake.FakeCardFactory.Fault;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.Offload;

/// Takes transmit descriptors; checksums and segmentation are left to the wire's port.
final class FakeTransmitter {
    private static final int BASE = 0x3800;
    private static final int LENGTH = 0x3808;
    private static final int HEAD = 0x3810;
    private static final int TAIL = 0x3818;
    private static final int TXDW = 1;
    private static final int DEXT = 1 << 29;
    private static final int DTYP_DATA = 1 << 20;
    private static final int EOP = 1 << 24;
    private static final int TSE = 1 << 26;
    private static final int VLE = 1 << 30;

    private final FakeCard card;
    private final DevicePorts ports;
    private final Fault fault;
    private final FrameBuffer frame = new FrameBuffer(1 << 17);
    private int transport;
    private int contextCommand;
    private int segment;

    FakeTransmitter(FakeCard card, DevicePorts ports, Fault fault) {
        this.card = card;
        this.ports = ports;
        this.fault = fault;
    }

    int work() {
        int steps = 0;
        while ((card.register(0x400) & 2) != 0 && card.register(HEAD) != card.register(TAIL)) {
            step(card.ring(BASE) + card.register(HEAD) * 16L);
            card.register(HEAD, (card.register(HEAD) + 1) % (card.register(LENGTH) / 16));
            steps++;
        }
        return steps;
    }

    private void step(long slot) {
        GuestMemory memory = ports.memory();
        int command = memory.readInt(slot + 8);
        int options = memory.readInt(slot + 12);
        if ((command & DEXT) != 0 && (command & DTYP_DATA) == 0) {
            transport = memory.readInt(slot + 4);
            contextCommand = command;
            segment = options;
            return;
        }
        int length = command & ((command & DEXT) != 0 ? 0xFFFFF : 0xFFFF);
        frame.gather(memory, memory.readLong(slot), length);
        if ((command & EOP) != 0) {
            finish(command, options);
            memory.publishInt(slot + 12, 1);
            card.cause(TXDW);
        }
    }

    private void finish(int command, int options) {
        if ((command & DEXT) != 0 && (options & 0x200) != 0) {
            request(command);
        }
        if ((command & VLE) != 0) {
            insertTag(options >>> 16);
        }
        switch (fault) {
            case NONE -> ports.wire().send(frame);
            case CORRUPT -> {
                frame.put8(frame.length() - 1, frame.get8(frame.length() - 1) ^ 1);
                ports.wire().send(frame);
            }
            case DROP -> {
                // The fault.
            }
            case DUPLICATE -> {
                ports.wire().send(frame);
                ports.wire().send(frame);
            }
        }
        frame.clear();
    }

    private void request(int command) {
        int start = transport & 0xFF;
        int place = transport >>> 8 & 0xFF;
        if ((command & TSE) == 0) {
            frame.offload().requestChecksum(start, place - start);
            return;
        }
        boolean ipv4 = (contextCommand & 1 << 25) != 0;
        int header = segment >>> 8 & 0xFF;
        int total = frame.length() - 14;
        frame.put16be(ipv4 ? 16 : 18, ipv4 ? total : total - 40);
        int sum = frame.get16be(place) + frame.length() - start;
        frame.put16be(place, (sum & 0xFFFF) + (sum >>> 16));
        frame.offload().requestChecksum(start, place - start);
        frame.offload().requestSegmentation(ipv4 ? Offload.GSO_TCPV4 : Offload.GSO_TCPV6, segment >>> 16, header);
    }

    private void insertTag(int tag) {
        frame.insert(12, 4);
        frame.put16be(12, 0x8100);
        frame.put16be(14, tag);
        Offload offload = frame.offload();
        if (offload.needsChecksum()) {
            offload.requestChecksum(offload.checksumStart() + 4, offload.checksumOffset());
        }
        if (offload.gsoType() != Offload.GSO_NONE) {
            offload.requestSegmentation(offload.gsoType(), offload.segmentSize(), offload.headerLength() + 4);
        }
    }
}
