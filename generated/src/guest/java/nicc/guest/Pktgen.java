package nicc.guest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kernel's packet generator in the guest: how many frames a second `eth0` takes from its driver, without
/// sockets.
///
/// The frames are for nobody, so that the host drops them where they arrive and its stack has no part in the
/// figure.
final class Pktgen {

    private static final String NOBODY = "02:00:00:00:00:01";
    private static final Duration SLACK = Duration.ofSeconds(20);
    private static final Pattern RATE = Pattern.compile("(\\d+)pps");
    private static final Pattern SENT = Pattern.compile("pkts-sofar: (\\d+)");

    private Pktgen() {}

    /// Frames that were sent.
    ///
    /// @param perSecond in a second
    /// @param frames in all
    record Rate(double perSecond, double frames) {}

    /// Sends for a while.
    ///
    /// @param size bytes of a frame without its FCS
    /// @param burst frames handed to the driver before it must ring its doorbell
    static Rate measure(GuestMachine guest, int size, int burst, Duration time) {
        Output output = guest.shell()
                .run(time.plus(SLACK), """
                set -e
                modprobe pktgen
                cd /proc/net/pktgen
                echo rem_device_all > kpktgend_0
                echo add_device eth0 > kpktgend_0
                for setting in 'count 0' 'clone_skb 0' 'pkt_size %d' 'burst %d' 'dst_mac %s' 'dst %s'; do
                    echo "$setting" > eth0
                done
                { sleep %d; echo stop > pgctrl; } &
                echo start > pgctrl
                wait
                until grep -q pps eth0; do sleep 0.1; done
                cat eth0""".formatted(size, burst, NOBODY, GuestMachine.HOST_ADDRESS, time.toSeconds()));
        Matcher rate = RATE.matcher(output.ok());
        Matcher sent = SENT.matcher(output.text());
        if (!rate.find() || !sent.find()) {
            throw new AssertionError("no rate from pktgen: " + output.text());
        }
        return new Rate(Double.parseDouble(rate.group(1)), Double.parseDouble(sent.group(1)));
    }
}
