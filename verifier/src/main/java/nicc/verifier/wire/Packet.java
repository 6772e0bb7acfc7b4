package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// A frame with one packet, and where its headers are: IPv4 (RFC 791, section 3.1) or IPv6 (RFC 8200, section 3),
/// with TCP (RFC 9293, section 3.1) or UDP (RFC 768) in it. All numbers are 32 bits and offsets from the frame's
/// first byte.
///
/// @param frames what is known of contents
/// @param content the frame's
/// @param kind the protocols
/// @param network where the network header begins
/// @param transport where the transport header begins
/// @param header where the transport header ends
record Packet(Frames frames, Term content, Kind kind, Term network, Term transport, Term header) {
    static final int FIN = 0x01;
    static final int PSH = 0x08;
    static final int ACK = 0x10;
    static final int ECE = 0x40;
    static final int CWR = 0x80;

    /// Protocols.
    enum Kind {
        /// TCP in IPv4.
        TCP4(4, 6, 1),
        /// TCP in IPv6.
        TCP6(6, 6, 4),
        /// UDP in IPv4.
        UDP4(4, 17, 5),
        /// UDP in IPv6.
        UDP6(6, 17, 5);

        private final int version;
        private final int protocol;
        private final int request;

        Kind(int version, int protocol, int request) {
            this.version = version;
            this.protocol = protocol;
            this.request = request;
        }

        boolean version4() {
            return version == 4;
        }

        boolean tcp() {
            return protocol == 6;
        }

        /// The number in the network header.
        int protocol() {
            return protocol;
        }

        int version() {
            return version;
        }

        /// The number by which such a frame asks to be cut (VIRTIO 1.3, section 5.1.6: `gso_type`).
        int request() {
            return request;
        }

        int etherType() {
            return version4() ? 0x0800 : 0x86DD;
        }

        /// Bytes of the network header without options.
        int networkHeader() {
            return version4() ? 20 : 40;
        }

        /// Where the checksum is in the transport header.
        int checksum() {
            return tcp() ? 16 : 6;
        }

        /// The name of an obligation about it.
        String word() {
            return (tcp() ? "tcp" : "udp") + version;
        }
    }

    private Terms terms() {
        return frames.terms();
    }

    Packet with(Term other) {
        return new Packet(frames, other, kind, network, transport, header);
    }

    Term inNetwork(int offset) {
        return terms().add(network, number(offset));
    }

    Term inTransport(int offset) {
        return terms().add(transport, number(offset));
    }

    Term number(long value) {
        return terms().constant(value, 32);
    }

    Term byteAt(Term offset) {
        return frames.at(content, offset);
    }

    /// Two bytes.
    Term word(Term offset) {
        return frames.load(content, offset, 2);
    }

    Term length() {
        return frames.length(content);
    }

    /// Bytes behind all headers.
    Term payload() {
        return terms().sub(length(), header);
    }

    Term flags() {
        return byteAt(inTransport(13));
    }

    /// Where the transport checksum is.
    Term checksumPlace() {
        return inTransport(kind.checksum());
    }

    /// The network header's beginning as the packet's own words say it: its EtherType, its version, and for IPv4 no
    /// more than its header's length, its protocol, and that it is the packet's whole.
    List<Term> plain() {
        Terms terms = terms();
        List<Term> facts = new ArrayList<>();
        facts.add(terms.eq(word(inNetwork(-2)), terms.constant(kind.etherType(), 16)));
        Term first = byteAt(network);
        facts.add(terms.eq(terms.extract(first, 7, 4), terms.constant(kind.version(), 4)));
        if (kind.version4()) {
            Term bytes = terms.shl(terms.zeroExtend(terms.extract(first, 3, 0), 32), number(2));
            facts.add(terms.eq(terms.add(network, bytes), transport));
            facts.add(terms.ule(number(20), bytes));
            facts.add(terms.eq(byteAt(inNetwork(9)), terms.constant(kind.protocol(), 8)));
        }
        return facts;
    }

    /// Where the transport header ends as it says itself.
    Term transportEnd() {
        Terms terms = terms();
        if (!kind.tcp()) {
            return inTransport(8);
        }
        Term words = terms.extract(byteAt(inTransport(12)), 7, 4);
        return terms.add(transport, terms.shl(terms.zeroExtend(words, 32), number(2)));
    }

    /// The pseudo header's sum (RFC 9293, section 3.1; RFC 8200, section 8.1).
    ///
    /// @param length of the transport header and what follows, 32 bits
    Term pseudo(Term length) {
        OnesComplement sums = new OnesComplement(terms());
        Term addresses = frames.over("sum", 16, content, addresses(), inNetwork(kind.networkHeader()));
        Term protocol = number(kind.protocol());
        return frames.sums().folded(terms().add(terms().add(sums.wide(addresses), protocol), sums.halves(length)));
    }

    /// Where the addresses begin.
    Term addresses() {
        return inNetwork(kind.version4() ? 12 : 8);
    }

    /// Bytes of both addresses.
    int addressBytes() {
        return kind.version4() ? 8 : 32;
    }
}
