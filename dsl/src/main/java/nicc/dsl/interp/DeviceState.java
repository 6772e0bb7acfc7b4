package nicc.dsl.interp;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that a device remembers between two events, by name.
///
/// @param cells the elements of each cell
/// @param buffers the bytes of each buffer
/// @param deadlines when each running timer expires, nanoseconds since power-on
/// @param asserted the interrupt lines that are asserted
/// @param quietUntil the end of each throttle's interval, nanoseconds since power-on
/// @param looped frames queued for the device's own receiver
/// @param now nanoseconds since power-on
/// @param linkUp whether the link is up
public record DeviceState(
        Map<String, List<Long>> cells,
        Map<String, Octets> buffers,
        Map<String, Long> deadlines,
        Set<String> asserted,
        Map<String, Long> quietUntil,
        List<Octets> looped,
        long now,
        boolean linkUp) {

    /// Copies the collections.
    public DeviceState {
        cells = Map.copyOf(cells);
        buffers = Map.copyOf(buffers);
        deadlines = Map.copyOf(deadlines);
        asserted = Set.copyOf(asserted);
        quietUntil = Map.copyOf(quietUntil);
        looped = List.copyOf(looped);
    }
}
