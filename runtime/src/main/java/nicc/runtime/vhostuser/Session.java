package nicc.runtime.vhostuser;

import java.util.Arrays;
import nicc.runtime.ffi.Poll;
import nicc.runtime.memory.GuestMemory;
import org.jspecify.annotations.Nullable;

/// What a front-end and the device have come to: features, memory, rings. It ends with the connection, and
/// leaves nothing behind.
final class Session {
    /// Bytes of a message with one number.
    private static final int NUMBER = 8;

    private static final int NOTHING = 0;

    private final RingDevice device;
    private final RingCalls calls;
    private final GuestMemory memory;
    private final Ring[] rings;
    private final MemoryRegions regions;
    private final Features features;
    private final @Nullable Message[] messages = new Message[RequestType.END];
    private final int[] polls;

    Session(RingDevice device, RingCalls calls, GuestMemory memory) {
        this.device = device;
        this.calls = calls;
        this.memory = memory;
        rings = new Ring[device.rings()];
        Arrays.setAll(rings, index -> new Ring(index, device));
        polls = new int[rings.length];
        regions = new MemoryRegions(memory);
        features = new Features(device, this::running);
        listSession();
        listMemory();
        listRings(new Rings(rings, calls, regions, features));
    }

    private void listSession() {
        messages[RequestType.GET_FEATURES] = Message.get(NOTHING, features::offered);
        messages[RequestType.SET_FEATURES] = Message.set(NUMBER, this::acceptFeatures);
        messages[RequestType.GET_PROTOCOL_FEATURES] = Message.get(NOTHING, features::protocolOffered);
        messages[RequestType.SET_PROTOCOL_FEATURES] = Message.set(NUMBER, features::acceptProtocol);
        messages[RequestType.GET_QUEUE_NUM] =
                Message.get(NOTHING, features::queues).after(ProtocolFeature.MQ);
        messages[RequestType.SET_OWNER] = Message.set(NOTHING, (_, _) -> Outcome.DONE);
        messages[RequestType.RESET_OWNER] = Message.set(NOTHING, this::reset);
        messages[RequestType.RESET_DEVICE] = Message.set(NOTHING, this::reset).after(ProtocolFeature.RESET_DEVICE);
        messages[RequestType.GET_STATUS] = Message.get(NOTHING, this::status).after(ProtocolFeature.STATUS);
        messages[RequestType.SET_STATUS] = Message.set(NUMBER, this::setStatus).after(ProtocolFeature.STATUS);
    }

    private void listMemory() {
        long slots = ProtocolFeature.CONFIGURE_MEM_SLOTS;
        messages[RequestType.SET_MEM_TABLE] =
                Message.set(Message.ANY, regions::replace).with(Limits.TABLE_REGIONS);
        messages[RequestType.GET_MAX_MEM_SLOTS] =
                Message.get(NOTHING, regions::slots).after(slots);
        messages[RequestType.ADD_MEM_REG] =
                Message.set(MemoryRegions.ONE, regions::add).with(1).after(slots);
        messages[RequestType.REM_MEM_REG] =
                Message.set(MemoryRegions.ONE, regions::remove).with(1).after(slots);
    }

    private void listRings(Rings about) {
        messages[RequestType.SET_VRING_NUM] = Message.set(Rings.STATE, about::size);
        messages[RequestType.SET_VRING_BASE] = Message.set(Rings.STATE, about::base);
        messages[RequestType.SET_VRING_ADDR] = Message.set(Rings.ADDRESSES, about::addresses);
        messages[RequestType.GET_VRING_BASE] = Message.get(Rings.STATE, about::stop);
        messages[RequestType.SET_VRING_ENABLE] = Message.set(Rings.STATE, about::enable);
        messages[RequestType.SET_VRING_KICK] =
                Message.set(Rings.FILE, about::kick).with(1);
        messages[RequestType.SET_VRING_CALL] =
                Message.set(Rings.FILE, about::call).with(1);
        messages[RequestType.SET_VRING_ERR] =
                Message.set(Rings.FILE, about::error).with(1);
    }

    /// The kind of a message, or null when there is none of that number.
    @Nullable
    Message message(int type) {
        return type >= 0 && type < messages.length ? messages[type] : null;
    }

    /// The protocol features in use.
    long protocol() {
        return features.protocol();
    }

    /// A front-end has connected.
    void begin() {
        device.reset();
        memory.busMaster(true);
    }

    /// The front-end is gone, and with it all that it brought.
    void end() {
        forgetRings();
        device.reset();
        regions.forget();
        memory.busMaster(false);
        calls.forget();
        features.forget();
    }

    /// Adds what kicks come by.
    void await(Poll set) {
        for (int i = 0; i < rings.length; i++) {
            int descriptor = rings[i].descriptor();
            polls[i] = descriptor < 0 ? -1 : set.add(descriptor, Poll.READABLE);
        }
    }

    /// Takes the kicks that a wait has found.
    int poll(Poll set) {
        int taken = 0;
        for (int i = 0; i < rings.length; i++) {
            taken += set.ready(polls[i]) != 0 ? rings[i].poll() : 0;
        }
        return taken;
    }

    /// Whether a ring wants to be polled.
    boolean polls() {
        for (Ring ring : rings) {
            if (ring.polled()) {
                return true;
            }
        }
        return false;
    }

    /// Looks at the rings that want to be polled: they are never idle.
    int look() {
        int polled = 0;
        for (Ring ring : rings) {
            if (ring.polled()) {
                ring.look();
                polled++;
            }
        }
        return polled;
    }

    /// Writes the descriptors that kicks come by.
    ///
    /// @param into where to
    /// @param at the first place
    /// @return the place behind the last
    int descriptors(int[] into, int at) {
        int next = at;
        for (Ring ring : rings) {
            if (ring.descriptor() >= 0 && next < into.length) {
                into[next++] = ring.descriptor();
            }
        }
        return next;
    }

    private boolean running() {
        for (Ring ring : rings) {
            if (ring.started()) {
                return true;
            }
        }
        return false;
    }

    private Outcome acceptFeatures(Request request, Reply reply) {
        Outcome outcome = features.accept(request, reply);
        if (outcome == Outcome.DONE && features.ringsAreOn()) {
            for (Ring ring : rings) {
                ring.enable(true);
            }
        }
        return outcome;
    }

    /// RESET_DEVICE, and RESET_OWNER, which is obsolete and does no more here: memory, calls and the protocol's
    /// features are the connection's, and stay.
    private Outcome reset(Request request, Reply reply) {
        forgetRings();
        device.reset();
        features.forgetDevice();
        return Outcome.DONE;
    }

    private Outcome status(Request request, Reply reply) {
        return reply.answer(device.status());
    }

    /// SET_STATUS. 0 is the driver's reset (VIRTIO 1.3, 2.1): no ring is started after it.
    private Outcome setStatus(Request request, Reply reply) {
        long value = request.getLong(0);
        if (value < 0 || value > 0xFF) {
            return Outcome.REFUSED;
        }
        if (value == 0) {
            for (Ring ring : rings) {
                ring.unset();
            }
        }
        device.status((int) value);
        return Outcome.DONE;
    }

    private void forgetRings() {
        for (Ring ring : rings) {
            ring.forget();
        }
    }
}
