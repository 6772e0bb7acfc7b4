package nicc.runtime.vfiouser;

/// The payload of REGION_READ and REGION_WRITE and of their replies. The data is absent in a read and in the
/// reply to a write.
///
///     0             8              12          16
///     | byte offset | region index | count     | data …
final class RegionAccessLayout {
    static final int OFFSET = 0;
    static final int REGION = 8;
    static final int COUNT = 12;
    static final int DATA = 16;

    private RegionAccessLayout() {}
}
