/// Real guests: stock QEMU, Debian's unmodified kernel and drivers, and a device under test between them and
/// a tap.
///
/// Everything that touches the machine happens in a network namespace of its own and in the sandbox that
/// `.ci/sandbox`
/// prepares. Addresses are from 192.0.2.0/24 (RFC 5737).
@NullMarked
package nicc.guest;

import org.jspecify.annotations.NullMarked;
