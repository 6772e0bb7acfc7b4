package nicc.device.virtio_net;

import java.util.List;

/// Indirect tables (VIRTIO 1.3, sections 2.7.5.3 and 2.8.8).
final class Tables {
    private Tables() {}

    /// A table with these buffers.
    static long place(Card card, List<Piece> pieces) {
        byte[] table = new byte[pieces.size() * Ring.DESCRIPTOR];
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean last = i == pieces.size() - 1;
            int flags = (piece.write() ? Ring.WRITE : 0) | (card.packed || last ? 0 : Ring.NEXT);
            put(table, i * 16, piece.address(), 8);
            put(table, i * 16 + 8, piece.length(), 4);
            put(table, i * 16 + (card.packed ? 14 : 12), flags, 2);
            put(table, i * 16 + (card.packed ? 12 : 14), card.packed || last ? 0 : i + 1, 2);
        }
        return card.place(table);
    }

    static void put(byte[] table, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            table[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
