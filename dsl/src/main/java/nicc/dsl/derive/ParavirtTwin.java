package nicc.dsl.derive;

import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;

/// A derived device.
///
/// @param source its spec; it imports nothing but the library
/// @param device the device that the spec resolves to
/// @param loaded how the spec was loaded
/// @param block what its driver uses
public record ParavirtTwin(SourceFile source, Device device, Frontend.Result loaded, TwinBlock block) {}
