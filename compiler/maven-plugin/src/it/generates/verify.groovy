def sources = new File(basedir, "target/generated-sources/nicc/nicc/device/scratchpad")
assert sources.isDirectory()
assert new File(basedir, "target/classes/nic/scratchpad.nic").isFile()
def services = new File(basedir, "target/classes/META-INF/services/nicc.runtime.device.NicDeviceFactory")
assert services.readLines().findAll { !it.isBlank() && !it.startsWith("#") }.size() == 2
def log = new File(basedir, "build.log").text
// The second build of the same sources generates nothing.
assert log.contains("nothing has changed")
