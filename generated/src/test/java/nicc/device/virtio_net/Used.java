package nicc.device.virtio_net;

/// A chain that the device has given back.
///
/// @param id what the driver knew it by
/// @param length bytes that the device says it has written
record Used(int id, int length) {}
