package nicc.guest;

/// Three echo requests, each of which must be answered with the data that it carried.
final class Ping {

    private Ping() {}

    /// A script that fails at the first request without a proper answer within 5 s.
    ///
    /// A ping of its own for each: of several, a reply that takes more than twice as long as the others
    /// counts as
    /// lost.
    ///
    /// @param payload bytes behind the ICMP header; never fragmented
    /// @param options further options of ping
    static String script(String address, int payload, String options) {
        return "for i in 1 2 3; do ping -c 1 -W 5 -M do -p a55a0ff0 -s %d %s %s || exit 1; done"
                .formatted(payload, options, address);
    }
}
