package nicc.runtime.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What a trace is a trace of.
///
/// @param name the spec's name
/// @param build `reference` or `optimised`
/// @param specHash SHA-256 of the spec, in hexadecimal
/// @param profile the platform profile that was served
public record TraceHeader(String name, String build, String specHash, String profile) {

    /// The header as it stands in the file.
    ///
    /// @return a buffer from its first byte to its last
    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(8 + 4 * (2 + TraceLayout.MAX_TEXT)).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(TraceLayout.MAGIC);
        for (String text : new String[] {name, build, specHash, profile}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > TraceLayout.MAX_TEXT) {
                throw new IllegalArgumentException("too long for a trace's header: " + text);
            }
            out.putShort((short) bytes.length).put(bytes);
        }
        return out.flip();
    }
}
