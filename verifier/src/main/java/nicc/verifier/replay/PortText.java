package nicc.verifier.replay;

import java.util.HexFormat;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;

/// Calls of ports in words.
final class PortText {
    private PortText() {}

    static String of(PortCall call) {
        return switch (call) {
            case PortCall.Fetch(long address, int bytes) -> "fetch " + bytes + " bytes at " + hex(address);
            case PortCall.Store(long address, Octets bytes) -> "store " + number(bytes) + " at " + hex(address);
            case PortCall.Publish(long address, Octets bytes) -> "publish " + number(bytes) + " at " + hex(address);
            case PortCall.Fence() -> "fence";
            case PortCall.Gather(long address, int length) ->
                "gather " + Integer.toUnsignedString(length) + " bytes at " + hex(address);
            case PortCall.Scatter(long address, Octets bytes) ->
                "scatter " + bytes.length() + " bytes " + bytes + " at " + hex(address);
            case PortCall.Send(Octets bytes) -> "send a frame of " + bytes.length() + " bytes " + bytes;
            case PortCall.SendWith(Octets bytes, Octets offload) ->
                "send a frame of " + bytes.length() + " bytes " + bytes + " with " + offload;
            case PortCall.Loop(Octets bytes) -> "loop a frame of " + bytes.length() + " bytes " + bytes;
            case PortCall.Receive() -> "receive";
            case PortCall.ReceiveWith(int accepts) -> "receive, accepting " + accepts;
            case PortCall.Level(boolean asserted) -> asserted ? "assert the line" : "deassert the line";
            case PortCall.Message(int vector) -> "message " + vector;
        };
    }

    /// A number of up to 8 bytes as it was stored, with its size.
    private static String number(Octets bytes) {
        long value = 0;
        for (int i = bytes.length() - 1; i >= 0; i--) {
            value = value << Byte.SIZE | bytes.at(i);
        }
        return bytes.length() > Long.BYTES
                ? bytes.length() + " bytes " + bytes
                : "0x" + HexFormat.of().toHexDigits(value, 2 * bytes.length());
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
