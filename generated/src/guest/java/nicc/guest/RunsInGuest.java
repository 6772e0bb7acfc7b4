package nicc.guest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The tests of the class share a running guest with the card under test, which they take as a [GuestMachine]
/// parameter.
///
/// Each test finds `eth0` up and must leave it so; after each one the kernel's log must be free of complaints.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GuestExtension.class)
@interface RunsInGuest {}
