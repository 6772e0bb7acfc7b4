def sources = new File(basedir, "target/generated-sources/nicc/nicc/device/scratchpad")
assert sources.isDirectory()
assert new File(basedir, "target/classes/nic/scratchpad.nic").isFile()
def services = new File(basedir, "target/classes/META-INF/services/nicc.runtime.device.NicDeviceFactory")
// Two devices and the twin of one of them, in two builds each.
assert services.readLines().findAll { !it.isBlank() && !it.startsWith("#") }.size() == 6
assert new File(basedir, "target/classes/nicc/device/sender_paravirt/SenderParavirtDriver.class").isFile()
assert new File(basedir, "target/classes/nic/sender-paravirt.nic").isFile()
assert new File(basedir, "target/classes/nic/sender-paravirt.h").isFile()
assert !new File(basedir, "target/classes/sender-paravirt.nic").exists()
def log = new File(basedir, "build.log").text
// The second build of the same sources generates nothing.
assert log.contains("nothing has changed")
