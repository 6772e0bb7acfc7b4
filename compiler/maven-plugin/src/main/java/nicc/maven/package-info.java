/// The Maven plugin: `nicc:check`, `nicc:generate` and `nicc:verify`. Thin on purpose: it finds files, forks
/// the
/// compiler in a
/// JDK 25 and passes its messages on.
@NullMarked
package nicc.maven;

import org.jspecify.annotations.NullMarked;
