package nicc.verifier.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nicc.verifier.encode.Uses;
import nicc.verifier.refine.Listener;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is claimed of the runtime's wire is proved of its class files, and refuted of classes that differ from them
/// in one thing each.
class WireProofTest {
    private static final int EFFORT = 20_000_000;
    private static final ClassLoader RUNTIME = WireProofTest.class.getClassLoader();
    private static final String SEGMENT = "TcpSegment";
    private static final String SERIES = "TcpSeries";
    private static final String SEGMENTER = "Segmenter";
    private static final String CHECKSUMS = "Checksums";
    private static final String HEADER = "VirtioNetHeader";

    @Test
    void everythingIsProvedOfTheClassesThatRun() throws IOException {
        WireClasses classes = WireClasses.read(RUNTIME);
        List<Result> results =
                new WireCampaign(classes, EFFORT, RUNTIME).run(Predicate.not(String::isEmpty), new Listener() {});
        assertThat(results).hasSize(WireObligation.all().size());
        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.verdict()).as(result.name()).isInstanceOf(Verdict.Proved.class));
    }

    @ParameterizedTest
    @MethodSource
    void aTwinWithOneThingWrongIsRefuted(Twin twin, @TempDir Path scratch) throws IOException {
        WireObligation obligation = WireObligation.all().stream()
                .filter(one -> one.name().equals(twin.refuted()))
                .findFirst()
                .orElseThrow();
        WireClasses classes = twin.classes(scratch);
        Verdict verdict = new WireProof(classes, EFFORT).prove(obligation, new Uses());
        assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
        assertThat(new WireTrial(classes, RUNTIME).show(twin.refuted()))
                .as("frames that show it")
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource
    void theClassesThatRunShowNothing(String obligation) throws IOException {
        WireClasses classes = WireClasses.read(RUNTIME);
        assertThat(new WireTrial(classes, RUNTIME).show(obligation, 2_000)).isEmpty();
    }

    static List<String> theClassesThatRunShowNothing() {
        return WireObligation.all().stream().map(WireObligation::name).toList();
    }

    static List<Twin> aTwinWithOneThingWrongIsRefuted() {
        List<Twin> twins = new ArrayList<>();
        Stream.of(series(), segments(), undone(), cutters(), completers(), announcers())
                .forEach(twins::addAll);
        return twins;
    }

    private static List<Twin> series() {
        return List.of(
                new Twin(SERIES, " || segment.payload() < size", "", "join tcp4"),
                new Twin(
                        SERIES,
                        "frame.get8(transport + Headers.TCP_FLAGS))",
                        "held.get8(transport + Headers.TCP_FLAGS))",
                        "join tcp6"),
                new Twin(SERIES, "count++;", "", "join tcp4"),
                new Twin(SERIES, "held.append(frame, header,", "held.append(frame, transport,", "join tcp6"),
                new Twin(SERIES, "&& segment.payload() <= size\n", "", "join tcp4"),
                new Twin(
                        SERIES,
                        "&& segment.checksumsRight(frame);\n    }\n\n    /// Ends",
                        ";\n    }\n\n    /// Ends",
                        "join tcp6"),
                new Twin(SERIES, "count == 0 || complete ||", "count == 0 ||", "refuse tcp4"),
                new Twin(SERIES, "&& !segment.closes()", "", "first tcp6"),
                new Twin(SERIES, "size = segment.payload();", "size = segment.payload() + 1;", "first tcp4"),
                new Twin(SERIES, "held.length() - network);", "held.length());", "take tcp4"),
                new Twin(SERIES, "Headers.IPV6_LENGTH, length);", "Headers.IPV6_LENGTH, length + 40);", "take tcp6"),
                new Twin(SERIES, "size, header);", "header, size);", "take tcp4"),
                new Twin(SERIES, "if (count > 1) {", "if (count > 2) {", "take tcp6"),
                new Twin(
                        SERIES,
                        "network = segment.network();",
                        "held.offload().clear(); network = segment.network();",
                        "first tcp4"),
                new Twin(
                        SERIES,
                        "return false;\n        }\n        held.append",
                        "held.offload().clear(); return false;\n        }\n        held.append",
                        "join tcp6"),
                new Twin(SERIES, "Headers.IPV4_CHECKSUM, 0);", "Headers.IPV4_CHECKSUM, 1);", "take tcp4"));
    }

    private static List<Twin> segments() {
        return List.of(
                new Twin(SEGMENT, "ACK | 0x40;", "ACK | 0xC0;", "first tcp4"),
                new Twin(
                        SEGMENT, "Headers.IPV4_IDENTIFICATION) + index;", "Headers.IPV4_IDENTIFICATION);", "join tcp4"),
                new Twin(
                        SEGMENT,
                        "first.get32be(at + Headers.TCP_SEQUENCE) + sent",
                        "first.get32be(at + Headers.TCP_SEQUENCE)",
                        "join tcp6"),
                new Twin(SEGMENT, "field != 0\n", "true\n", "first tcp6"),
                new Twin(SEGMENT, "&& field != 0xFFFF\n", "", "first tcp4"),
                new Twin(
                        SEGMENT, "candidate.get8(NETWORK) == 0x45", "candidate.get8(NETWORK) >>> 4 == 4", "first tcp4"),
                new Twin(SEGMENT, "== length - NETWORK\n", "<= length - NETWORK\n", "first tcp4"),
                new Twin(SEGMENT, "== length - transport;", "<= length - transport;", "first tcp6"),
                new Twin(SEGMENT, "& Headers.FRAGMENTED) == 0;", "& Headers.FRAGMENTED) >= 0;", "first tcp4"),
                new Twin(SEGMENT, "(flags & Headers.FIN_PSH) != 0;", "(flags & 0x01) != 0;", "first tcp4"),
                new Twin(SEGMENT, "frame.sum(NETWORK, transport) == 0xFFFF && ", "", "first tcp4"),
                new Twin(
                        SEGMENT,
                        "(first.get8(at + Headers.TCP_FLAGS) | Headers.FIN_PSH)",
                        "(first.get8(at + Headers.TCP_FLAGS) | Headers.FIN_PSH | 0x40)",
                        "join tcp6"),
                new Twin(SEGMENT, "same(next, first, 0, NETWORK)", "same(next, first, 8, NETWORK)", "join tcp4"),
                new Twin(
                        SEGMENT,
                        "same(next, first, at + Headers.TCP_URGENT, header)",
                        "same(next, first, at + Headers.TCP_URGENT, header - 2)",
                        "join tcp6"));
    }

    /// Of checksums that are left to the wire.
    private static List<Twin> undone() {
        return List.of(
                new Twin(SEGMENT, "? field == pseudo && asked(", "? asked(", "first tcp4"),
                new Twin(SEGMENT, "checksum.checksumStart() == transport && ", "", "join tcp6"),
                new Twin(SEGMENT, " && checksum.checksumOffset() == Headers.TCP_CHECKSUM", "", "join tcp4"),
                new Twin(SEGMENT, "frame.offload().needsChecksum()", "true", "first tcp6"),
                new Twin(SEGMENT, "frame.offload().needsChecksum()", "false", "join tcp4"),
                new Twin(SEGMENT, "frame.length() - transport)", "frame.length() - header)", "first tcp4"),
                new Twin(SEGMENT, "|| candidate.offload().gsoType() != Offload.GSO_NONE", "", "first tcp6"),
                new Twin(SEGMENT, "!= Offload.GSO_NONE", "> Offload.GSO_TCPV4", "join tcp4"));
    }

    private static List<Twin> completers() {
        return List.of(
                new Twin(CHECKSUMS, "sum == 0 ? 0xFFFF : sum", "sum", "complete"),
                new Twin(CHECKSUMS, "~frame.sum(", "frame.sum(", "complete"),
                new Twin(CHECKSUMS, "asked.checksumStart(), frame.length()", "0, frame.length()", "complete"),
                new Twin(CHECKSUMS, "if (applies(frame)) {", "if (asked.needsChecksum()) {", "complete"),
                new Twin(CHECKSUMS, "asked.needsChecksum()\n                && ", "", "complete"),
                new Twin(CHECKSUMS, "&& start >= 0\n", "", "complete"),
                new Twin(CHECKSUMS, "&& offset >= 0\n", "", "complete"),
                new Twin(CHECKSUMS, "&& start < 0x10000\n", "", "complete"),
                new Twin(CHECKSUMS, "+ offset + 2 <= frame", "+ offset + 1 <= frame", "complete"),
                new Twin(CHECKSUMS, "asked.checksumDone();", "", "complete"),
                new Twin(CHECKSUMS, "asked.checksumDone();", "asked.clear();", "complete"));
    }

    private static List<Twin> cutters() {
        return List.of(
                new Twin(
                        SEGMENTER,
                        "segment.get16be(identification) + index",
                        "segment.get16be(identification)",
                        "cut tcp4"),
                new Twin(SEGMENTER, "flags &= first ? 0xFF : ~CWR;", "", "cut tcp6"),
                new Twin(SEGMENTER, "flags &= last ?", "flags &= first ?", "cut tcp4"),
                new Twin(SEGMENTER, "+ (segment.length() - transport);", "+ (segment.length() - header);", "cut udp4"),
                new Twin(SEGMENTER, "- network - Headers.IPV6_HEADER);", "- network);", "cut tcp6"),
                new Twin(
                        SEGMENTER,
                        "Headers.UDP_LENGTH, segment.length() - transport);",
                        "Headers.UDP_LENGTH, segment.length() - header);",
                        "cut udp6"),
                new Twin(SEGMENTER, "(bytes + size - 1) / size", "(bytes + size) / size", "pieces"),
                new Twin(SEGMENTER, "&& end < frame.length()\n", "", "cuttable tcp4"),
                new Twin(
                        SEGMENTER,
                        "&& asked.checksumOffset() == checksumPlace(asked.gsoType())\n",
                        "",
                        "cuttable tcp4"),
                new Twin(SEGMENTER, "&& transport - network == bytes\n", "", "cuttable udp4"),
                new Twin(CHECKSUMS, "sum == 0 ? 0xFFFF : sum", "sum", "cut udp4"),
                new Twin(CHECKSUMS, "return (once & 0xFFFF) + (once >>> 16);", "return once & 0xFFFF;", "fold"));
    }

    private static List<Twin> announcers() {
        return List.of(
                new Twin(
                        HEADER,
                        "segments ? segmenter.header() : 0",
                        "segments ? asked.headerLength() : 0",
                        "announce udp6"),
                new Twin(HEADER, "checksum ? NEEDS_CHECKSUM : 0", "0", "announce tcp4"),
                new Twin(
                        HEADER,
                        "segments ? asked.segmentSize() : 0",
                        "segments ? asked.segmentSize() + 1 : 0",
                        "announce joined tcp4"),
                new Twin(HEADER, "checksum ? asked.checksumStart() : 0", "asked.checksumStart()", "announce others"));
    }
}
