/// Linux, as far as the runtime needs it: the only package that calls native code.
///
/// A class per concern owns a file descriptor, or a C struct's layout. Every constant here has the same value
/// on x86-64 and on aarch64 (generic ABI of Linux, `include/uapi/asm-generic`); what differs between the two,
/// `struct stat` and `struct epoll_event`, is avoided by `statx` and `ppoll`.
@NullMarked
package nicc.runtime.ffi;

import org.jspecify.annotations.NullMarked;
