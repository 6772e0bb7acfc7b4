package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nicc.dsl.interp.Octets;

/// Makes a program as short as it gets by leaving out steps, many at a time at first, then its writes whole words and
/// its numbers as small as they get by clearing bits. Of the result no step can be left out by itself.
final class ProgramShrink {
    private final Function<List<DriverStep>, Optional<Program>> tells;
    private final long deadline;

    /// Prepares.
    ///
    /// @param tells what a program shows, if it still shows a difference
    /// @param nanos how long it may take; what is reached then is the result
    ProgramShrink(Function<List<DriverStep>, Optional<Program>> tells, long nanos) {
        this.tells = tells;
        this.deadline = Computing.nanos() + nanos;
    }

    Program shrink(Program program) {
        List<DriverStep> steps = new ArrayList<>(program.steps());
        cut(steps, program);
        boolean smaller = true;
        while (smaller && Computing.nanos() < deadline) {
            boolean dropped = drop(steps);
            boolean reduced = reduce(steps);
            smaller = dropped || reduced;
        }
        return tells.apply(steps).orElse(program);
    }

    /// Nothing behind the difference matters.
    private static void cut(List<DriverStep> steps, Program program) {
        int last = Math.max(
                program.meant().map(Sight::step).orElse(0),
                program.done().map(Sight::step).orElse(0));
        steps.subList(Math.min(last + 1, steps.size()), steps.size()).clear();
    }

    private boolean drop(List<DriverStep> steps) {
        boolean dropped = false;
        for (int length = Integer.highestOneBit(Math.max(1, steps.size() / 2)); length > 0; length /= 2) {
            for (int i = steps.size() - length; i >= 0; i -= length) {
                dropped |= dropRange(steps, i, length);
            }
        }
        return dropped;
    }

    private boolean dropRange(List<DriverStep> steps, int from, int length) {
        if (from + length > steps.size() || Computing.nanos() > deadline) {
            return false;
        }
        List<DriverStep> fewer = new ArrayList<>(steps);
        fewer.subList(from, from + length).clear();
        Optional<Program> still = tells.apply(fewer);
        if (still.isPresent()) {
            steps.clear();
            steps.addAll(fewer);
            cut(steps, still.get());
        }
        return still.isPresent();
    }

    private boolean reduce(List<DriverStep> steps) {
        boolean reduced = false;
        for (int i = 0; i < steps.size(); i++) {
            boolean smaller = true;
            while (smaller && i < steps.size() && Computing.nanos() < deadline) {
                smaller = reduce(steps, i);
                reduced |= smaller;
            }
        }
        return reduced;
    }

    private boolean reduce(List<DriverStep> steps, int i) {
        DriverStep present = steps.get(i);
        for (DriverStep smaller : smaller(present)) {
            steps.set(i, smaller);
            if (tells.apply(steps).isPresent()) {
                return true;
            }
        }
        steps.set(i, present);
        return false;
    }

    private static List<DriverStep> smaller(DriverStep step) {
        return switch (step) {
            case DriverStep.Write write -> writes(write);
            case DriverStep.Time(long nanos)
            when nanos > 1 -> List.of(new DriverStep.Time(1), new DriverStep.Time(nanos / 2));
            case DriverStep.Memory(long address, Octets bytes) ->
                bytes(bytes, 1).stream()
                        .<DriverStep>map(less -> new DriverStep.Memory(address, less))
                        .toList();
            case DriverStep.Frame(Octets bytes) ->
                bytes(bytes, 60).stream().<DriverStep>map(DriverStep.Frame::new).toList();
            default -> List.of();
        };
    }

    /// The word that some bytes are of, as drivers write it, or else smaller values.
    private static List<DriverStep> writes(DriverStep.Write write) {
        List<DriverStep> all = new ArrayList<>();
        int past = (int) (write.offset() & (Integer.BYTES - 1));
        if (write.size() < Integer.BYTES && past + write.size() <= Integer.BYTES) {
            all.add(new DriverStep.Write(
                    write.bar(), write.offset() - past, Integer.BYTES, write.value() << (Byte.SIZE * past)));
        }
        numbers(write.value(), Byte.SIZE * write.size())
                .forEach(less -> all.add(new DriverStep.Write(write.bar(), write.offset(), write.size(), less)));
        return all;
    }

    private static List<Long> numbers(long value, int width) {
        List<Long> less = new ArrayList<>();
        if (value != 0) {
            less.add(0L);
        }
        for (int half = width / 2; half > 0; half /= 2) {
            for (int low = width - half; low >= 0; low -= half) {
                long kept = value & ~((-1L >>> (Long.SIZE - half)) << low);
                if (kept != value && kept != 0) {
                    less.add(kept);
                }
            }
        }
        return less;
    }

    /// Fewer bytes, or zeros instead of some of them.
    private static List<Octets> bytes(Octets bytes, int least) {
        List<Octets> less = new ArrayList<>();
        int length = bytes.length();
        for (int shorter : new int[] {least, length / 2, length - 1}) {
            if (shorter >= least && shorter < length) {
                less.add(Octets.of(Arrays.copyOf(bytes.toArray(), shorter)));
            }
        }
        for (int part = Integer.highestOneBit(Math.max(1, length)); part > 0; part /= 2) {
            for (int from = 0; from < length; from += part) {
                byte[] zeroed = bytes.toArray();
                Arrays.fill(zeroed, from, Math.min(length, from + part), (byte) 0);
                Octets candidate = Octets.of(zeroed);
                if (!candidate.equals(bytes)) {
                    less.add(candidate);
                }
            }
        }
        return less;
    }
}
