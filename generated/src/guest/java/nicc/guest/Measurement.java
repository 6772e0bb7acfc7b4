package nicc.guest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nicc.guest.Iperf.Direction;

/// What the benchmark measures of each card.
enum Measurement {
    TCP_OUT("TCP out", "Mbit/s"),
    TCP_IN("TCP in", "Mbit/s"),
    UDP_OUT("UDP 64 B out", "Kpps"),
    UDP_IN("UDP 64 B in", "Kpps"),
    REQUESTS("request-response", "K/s"),
    SMALL_SINGLE("60 B, burst 1", "Kpps"),
    SMALL_BURST("60 B, burst 8", "Kpps"),
    LARGE_SINGLE("1514 B, burst 1", "Kpps"),
    LARGE_BURST("1514 B, burst 8", "Kpps");

    /// Payload of a TCP segment: MTU 1500, less headers of 20 and 20 and the time stamps' 12.
    private static final double SEGMENT = 1448;

    private final String title;
    private final String unit;

    Measurement(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /// A measurement by its name, `tcp-out`.
    ///
    /// @throws IllegalArgumentException for any other, with the names that there are
    static Measurement parse(String name) {
        List<Measurement> all = List.of(values());
        return all.stream()
                .filter(each -> each.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measurement '%s'; there are %s"
                        .formatted(name, all.stream().map(Measurement::option).toList())));
    }

    /// The name that [#parse] takes.
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// All names, for a help text.
    static List<String> options() {
        return Arrays.stream(values()).map(Measurement::option).toList();
    }

    /// What is measured, for a table's head.
    String title() {
        return title;
    }

    /// The unit of the figure.
    String unit() {
        return unit;
    }

    /// What a measurement found.
    ///
    /// @param figure in the measurement's unit
    /// @param units of traffic from its beginning to its end: segments of 1448 bytes, datagrams, exchanges, frames
    record Taken(double figure, double units) {}

    /// Measures a guest whose wire works, for about this long.
    Taken take(GuestMachine guest, Duration time) {
        return switch (this) {
            case TCP_OUT -> tcp(guest, Direction.OUT, time);
            case TCP_IN -> tcp(guest, Direction.IN, time);
            case UDP_OUT -> datagrams(guest, iperf -> iperf.datagramsOut(time));
            case UDP_IN -> datagrams(guest, iperf -> iperf.datagramsIn(time));
            case REQUESTS -> requests(guest, time);
            case SMALL_SINGLE -> pktgen(guest, 60, 1, time);
            case SMALL_BURST -> pktgen(guest, 60, 8, time);
            case LARGE_SINGLE -> pktgen(guest, 1514, 1, time);
            case LARGE_BURST -> pktgen(guest, 1514, 8, time);
        };
    }

    /// Does for about this long what will be measured, uncounted. Datagrams that come in begin slowly by themselves.
    void warm(GuestMachine guest, Duration time) {
        if (this != UDP_IN) {
            take(guest, time);
        }
    }

    private static Taken tcp(GuestMachine guest, Direction direction, Duration time) {
        try (Iperf iperf = Iperf.serve(guest)) {
            Iperf.Rate rate = iperf.tcp(direction, time);
            return new Taken(rate.megabitsPerSecond(), rate.bytes() / SEGMENT);
        }
    }

    private static Taken datagrams(GuestMachine guest, Function<Iperf, Iperf.Datagrams> how) {
        try (Iperf iperf = Iperf.serve(guest)) {
            Iperf.Datagrams datagrams = how.apply(iperf);
            return new Taken(datagrams.perSecond() / 1e3, datagrams.count());
        }
    }

    private static Taken requests(GuestMachine guest, Duration time) {
        RequestResponse.Rate rate = RequestResponse.measure(guest, time);
        return new Taken(rate.perSecond() / 1e3, rate.all());
    }

    private static Taken pktgen(GuestMachine guest, int size, int burst, Duration time) {
        Pktgen.Rate rate = Pktgen.measure(guest, size, burst, time);
        return new Taken(rate.perSecond() / 1e3, rate.frames());
    }
}
