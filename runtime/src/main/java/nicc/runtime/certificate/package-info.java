/// What has been proved about a device's classes, as the file beside them says, compared with what is loaded.
@NullMarked
package nicc.runtime.certificate;

import org.jspecify.annotations.NullMarked;
