package nicc.runtime.report;

import java.util.List;

/// How frames of one kind compared with what was expected.
///
/// @param build which build of the card
/// @param mix what kind of frames
/// @param frames how many were compared
/// @param wrong how many were wrong
/// @param mismatches the first wrong ones
public record FrameCheck(String build, String mix, long frames, long wrong, List<String> mismatches) {

    /// Copies the list.
    public FrameCheck {
        mismatches = List.copyOf(mismatches);
    }
}
