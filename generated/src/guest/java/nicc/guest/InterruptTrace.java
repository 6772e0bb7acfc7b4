package nicc.guest;

import java.util.ArrayList;
import java.util.List;

/// The interrupts in a trace of Linux's e1000, sorted by what they do.
///
/// A handler masks (IMC), and schedules a poll that ends by unmasking (IMS). An interrupt that was on its way
/// to the
/// processor when its handler masked, is taken all the same: its handler finds the poll scheduled, and unmasks
/// at once. From then on, handlers can come within the poll.
///
/// One whose causes an earlier handler has read already, finds ICR empty and does no more.
///
/// @param polls handlers that schedule a poll, and these polls, one behind the other
/// @param again handlers that find a poll scheduled
/// @param none handlers that find no cause
record InterruptTrace(List<TracedAccess> polls, List<TracedAccess> again, List<TracedAccess> none) {

    private static final List<String> HANDLER = List.of("read ICR", "write IMC", "read STATUS");
    private static final List<String> UNMASK = List.of("write IMS", "read STATUS");
    private static final int AGAIN = HANDLER.size() + UNMASK.size();

    /// Sorts accesses, all of them a handler's or a poll's.
    static InterruptTrace of(List<TracedAccess> accesses) {
        List<TracedAccess> none =
                accesses.stream().filter(InterruptTrace::findsNothing).toList();
        List<TracedAccess> trace = unnested(
                accesses.stream().filter(access -> !findsNothing(access)).toList());
        InterruptTrace sorted = new InterruptTrace(new ArrayList<>(), new ArrayList<>(), none);
        boolean polling = false;
        int at = 0;
        while (at < trace.size()) {
            boolean handler = startsWith(trace, at, HANDLER);
            if (polling && handler && startsWith(trace, at + HANDLER.size(), UNMASK)) {
                sorted.again.addAll(trace.subList(at, at + AGAIN));
                at += AGAIN;
            } else {
                polling = handler || (polling && !trace.get(at).step().equals("write IMS"));
                sorted.polls.add(trace.get(at));
                at++;
            }
        }
        return sorted;
    }

    private static boolean findsNothing(TracedAccess access) {
        return access.step().equals(HANDLER.getFirst()) && access.value() == 0;
    }

    /// The interrupt that a poll's write of IMS lets through can come before the read of STATUS that
    /// flushes it. Its handler is put behind that read, where it comes otherwise.
    private static List<TracedAccess> unnested(List<TracedAccess> accesses) {
        List<TracedAccess> ordered = new ArrayList<>(accesses);
        for (int i = 0; i + HANDLER.size() + 1 < ordered.size(); i++) {
            if (ordered.get(i).step().equals("write IMS") && startsWith(ordered, i + 1, HANDLER)) {
                ordered.add(i + 1, ordered.remove(i + 1 + HANDLER.size()));
            }
        }
        return ordered;
    }

    private static boolean startsWith(List<TracedAccess> trace, int at, List<String> steps) {
        return at + steps.size() <= trace.size()
                && trace.subList(at, at + steps.size()).stream()
                        .map(TracedAccess::step)
                        .toList()
                        .equals(steps);
    }
}
