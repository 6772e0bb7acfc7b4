package nicc.runtime.guest.e1000;

import java.util.ArrayList;
import java.util.List;
import nicc.runtime.guest.CardAccess;

/// Notes accesses and answers as told.
final class RecordingCard implements CardAccess {
    final List<String> accesses = new ArrayList<>();
    private int answer;

    void answer(int value) {
        answer = value;
    }

    @Override
    public long read(int bar, long offset, int size) {
        accesses.add("read %04X".formatted(offset));
        return answer;
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        accesses.add("write %04X = %X".formatted(offset, value));
    }

    @Override
    public int readConfig(int offset, int size) {
        return 0;
    }

    @Override
    public void writeConfig(int offset, int size, int value) {
        // No test looks at configuration cycles.
    }
}
