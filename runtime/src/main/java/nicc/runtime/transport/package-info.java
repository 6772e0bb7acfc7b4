/// What a guest's accesses come through: the transport's contract with the agent, and the accounting in front
/// of a device.
@NullMarked
package nicc.runtime.transport;

import org.jspecify.annotations.NullMarked;
