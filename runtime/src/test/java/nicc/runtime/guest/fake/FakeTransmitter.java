package nicc.runtime.guest.fake;

import nicc.runtime.device.DevicePorts;
import nicc.runtime.guest.fake.FakeCardFactory.Fault;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;

/// Takes transmit descriptors: checksums, segments, tags, padding.
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
    private final FrameBuffer one = new FrameBuffer(1 << 14);
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
        int tag = (command & VLE) != 0 ? options >>> 16 : -1;
        boolean checksum = (command & DEXT) != 0 && (options & 0x200) != 0;
        if ((command & TSE) != 0) {
            segments(tag);
        } else {
            if (checksum) {
                complete(frame);
            }
            send(frame, tag);
        }
        frame.clear();
    }

    private void complete(FrameBuffer buffer) {
        int start = transport & 0xFF;
        int sum = ~buffer.sum(start, buffer.length()) & 0xFFFF;
        buffer.put16be(transport >>> 8 & 0xFF, sum);
    }

    private void segments(int tag) {
        int header = segment >>> 8 & 0xFF;
        int size = segment >>> 16;
        for (int at = header, index = 0; at < frame.length(); at += size, index++) {
            one.clear();
            one.append(frame, 0, header);
            one.append(frame, at, size);
            headers(index, at - header, at + size >= frame.length());
            send(one, tag);
        }
    }

    private void headers(int index, int before, boolean last) {
        boolean ipv4 = (contextCommand & 1 << 25) != 0;
        int start = transport & 0xFF;
        int place = transport >>> 8 & 0xFF;
        if (ipv4) {
            one.put16be(16, one.length() - 14);
            one.put16be(18, one.get16be(18) + index);
            one.put16be(24, ~one.sum(14, start) & 0xFFFF);
        } else {
            one.put16be(18, one.length() - start);
        }
        one.put32be(start + 4, one.get32be(start + 4) + before);
        if (!last) {
            one.put8(start + 13, one.get8(start + 13) & ~9);
        }
        int sum = one.get16be(place) + one.length() - start;
        one.put16be(place, (sum & 0xFFFF) + (sum >>> 16));
        complete(one);
    }

    private void send(FrameBuffer buffer, int tag) {
        if (tag >= 0) {
            buffer.insert(12, 4);
            buffer.put16be(12, 0x8100);
            buffer.put16be(14, tag);
        }
        if (buffer.length() < 60) {
            buffer.resize(60);
        }
        switch (fault) {
            case NONE -> ports.wire().send(buffer);
            case CORRUPT -> {
                buffer.put8(buffer.length() - 1, buffer.get8(buffer.length() - 1) ^ 1);
                ports.wire().send(buffer);
            }
            case DROP -> {
                // The fault.
            }
            case DUPLICATE -> {
                ports.wire().send(buffer);
                ports.wire().send(buffer);
            }
        }
    }
}
