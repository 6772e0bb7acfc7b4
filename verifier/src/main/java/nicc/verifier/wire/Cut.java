package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Segment `index` of what a wire makes of a frame that asks to be cut, in closed form (VIRTIO 1.3, section 5.1.6.2,
/// and the protocols' own documents): every segment has the headers of the whole, with
///
/// * the IPv4 total length (RFC 791), the IPv6 payload length (RFC 8200), the UDP length (RFC 768) of its own;
/// * the IPv4 identification, plus `index`;
/// * the TCP sequence number, plus the bytes of payload before it (RFC 9293, section 3.4);
/// * FIN and PSH in the last one only, CWR in the first one only (RFC 3168, section 6.1.2);
/// * checksums of its own,
///
/// and behind them so many bytes of payload as are asked for, the last one with what is left.
///
/// @param whole the frame
/// @param size bytes of payload that are asked for, 32 bits
/// @param index from 0, 32 bits
/// @param sent bytes of payload before it: `index * size`
record Cut(Packet whole, Term size, Term index, Term sent) {
    private static final int OFFSET = 32;
    private static final int WORD = 16;

    private Terms terms() {
        return whole.frames().terms();
    }

    /// Whether there is such a segment.
    Term exists() {
        return terms().ult(sent, whole.payload());
    }

    Term last() {
        return terms().ule(whole.payload(), terms().add(sent, size));
    }

    private Term first() {
        return terms().eq(index, terms().zero(OFFSET));
    }

    /// Bytes of payload.
    Term payload() {
        return terms().ite(last(), terms().sub(whole.payload(), sent), size);
    }

    Term length() {
        return terms().add(whole.header(), payload());
    }

    Term flags() {
        Terms terms = terms();
        Term flags = whole.flags();
        Term inner = terms.and(flags, terms.constant(~(Packet.FIN | Packet.PSH) & 0xFF, 8));
        Term ended = terms.ite(last(), flags, inner);
        return terms.ite(first(), ended, terms.and(ended, terms.constant(~Packet.CWR & 0xFF, 8)));
    }

    private Term number(String what, int from) {
        return terms().symbol("any " + what, from);
    }

    /// Says that a content is the segment, but for its transport checksum.
    ///
    /// @param content what is claimed to be it
    List<Claim> is(Term content) {
        Terms terms = terms();
        Packet segment = whole.with(content);
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim("the frame's length", terms.eq(segment.length(), length())));
        network(segment, claims);
        transport(segment, claims);
        Term at = number("byte of the headers", OFFSET);
        Term header = terms.and(terms.ult(at, whole.header()), terms.not(computed(at)));
        claims.add(when("a byte of the headers", header, terms.eq(segment.byteAt(at), whole.byteAt(at))));
        Term place = number("byte of the payload", OFFSET);
        Term there = terms.add(terms.add(whole.header(), sent), place);
        Term same = terms.eq(segment.byteAt(terms.add(whole.header(), place)), whole.byteAt(there));
        claims.add(when("a byte of the payload", terms.ult(place, payload()), same));
        return claims;
    }

    private Claim when(String what, Term condition, Term holds) {
        return new Claim(what, terms().or(terms().not(condition), holds));
    }

    private void network(Packet segment, List<Claim> claims) {
        Terms terms = terms();
        if (whole.kind().version4()) {
            Term bytes = terms.sub(length(), whole.network());
            claims.add(word("the IPv4 total length", segment, segment.inNetwork(2), low(bytes)));
            Term identification = terms.add(whole.word(whole.inNetwork(4)), low(index));
            claims.add(word("the IPv4 identification", segment, segment.inNetwork(4), identification));
            claims.add(word("the IPv4 header's checksum", segment, segment.inNetwork(10), headerChecksum(segment)));
        } else {
            Term bytes = terms.sub(length(), whole.inNetwork(40));
            claims.add(word("the IPv6 payload length", segment, segment.inNetwork(4), low(bytes)));
        }
    }

    /// RFC 791, section 3.1: the complement of the sum of the header with 0 in its place.
    private Term headerChecksum(Packet segment) {
        RangeSums sums = whole.frames().sums();
        return terms().not(sums.rest(segment.content(), whole.network(), whole.transport(), segment.inNetwork(10)));
    }

    private void transport(Packet segment, List<Claim> claims) {
        Terms terms = terms();
        if (!whole.kind().tcp()) {
            Term bytes = terms.sub(length(), whole.transport());
            claims.add(word("the UDP length", segment, segment.inTransport(4), low(bytes)));
            return;
        }
        Term sequence = terms.add(whole.frames().load(whole.content(), whole.inTransport(4), 4), sent);
        Term own = whole.frames().load(segment.content(), segment.inTransport(4), 4);
        claims.add(new Claim("the TCP sequence number", terms.eq(own, sequence)));
        claims.add(new Claim("the TCP flags", terms.eq(segment.flags(), flags())));
    }

    private Claim word(String what, Packet segment, Term place, Term value) {
        return new Claim(what, terms().eq(segment.word(place), value));
    }

    private Term low(Term number) {
        return terms().extract(number, WORD - 1, 0);
    }

    /// Whether a byte of the headers is one that cutting computes.
    private Term computed(Term at) {
        List<Term> no = new ArrayList<>();
        if (whole.kind().version4()) {
            field(no, at, whole.inNetwork(2), 4);
            field(no, at, whole.inNetwork(10), 2);
        } else {
            field(no, at, whole.inNetwork(4), 2);
        }
        if (whole.kind().tcp()) {
            field(no, at, whole.inTransport(4), 4);
            field(no, at, whole.inTransport(13), 1);
        } else {
            field(no, at, whole.inTransport(4), 2);
        }
        field(no, at, whole.checksumPlace(), 2);
        return terms().not(terms().all(no));
    }

    private void field(List<Term> no, Term at, Term from, int bytes) {
        no.add(terms().not(terms().ult(terms().sub(at, from), whole.number(bytes))));
    }

    /// The complement of the sum over pseudo header, transport header with 0 in the checksum's place, and payload.
    /// Where it is 0, both 0 and all ones are that number.
    ///
    /// @param content the segment's
    /// @param pseudo the pseudo header's sum
    Term checksum(Term content, Term pseudo) {
        return terms().not(new OnesComplement(terms()).plus(pseudo, rest(content)));
    }

    /// The sum over transport header, with 0 in the checksum's place, and payload.
    Term rest(Term content) {
        Term end = whole.frames().length(content);
        return whole.frames().sums().rest(content, whole.transport(), end, whole.checksumPlace());
    }
}
