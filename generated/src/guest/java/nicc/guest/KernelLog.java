package nicc.guest;

import java.util.List;
import java.util.regex.Pattern;

/// The guest kernel's log, and what in it means that the device or its driver failed.
///
/// @param lines oldest first
record KernelLog(List<String> lines) {

    private static final Pattern COMPLAINT = Pattern.compile(
            "Tx Unit Hang|NETDEV WATCHDOG|transmit queue .* timed out|Reset adapter|nobody cared|DMA-API"
                    + "|Hardware Error|Invalid MAC|Checksum Is Not Valid|probe .*failed|cut here|BUG:|Oops"
                    + "|bad gso|hw csum failure|(?i:e1000.*(error|fail|exceed|unable))");

    /// The lines that a healthy device never causes.
    List<String> complaints() {
        return lines.stream().filter(line -> COMPLAINT.matcher(line).find()).toList();
    }
}
